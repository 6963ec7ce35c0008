import { merging as text } from '@/lib/messages/duplicates';

/** `{ "Deal": 2 }` as "2 deals". */
export function movedTexts(moved: unknown): string[] {
  if (typeof moved !== 'object' || moved === null) return [];
  return Object.entries(moved)
    .filter(([, count]) => Number(count) > 0)
    .map(([type, count]) => text.moved(type, Number(count)));
}
