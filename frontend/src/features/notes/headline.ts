import type { NoteRowFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';

/** The first line, without the signs of Markdown. */
export function headline(note: Pick<NoteRowFragment, 'title' | 'body'>): string {
  const [line = ''] = (note.title ?? note.body ?? '').trim().split('\n');
  return line.replace(/^[#>*\-\s]+/, '') || messages.noteList.untitled;
}
