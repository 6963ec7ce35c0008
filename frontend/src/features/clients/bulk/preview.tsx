import { messages } from '@/lib/messages';
import styles from './bulk.module.css';
import type { Deed, DeedKind, Row } from './deeds';

const text = messages.bulk;
const MOST_GROUPS = 6;

/** How many have which value now, the most frequent first. */
function groupsOf(kind: DeedKind, rows: readonly Row[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const name =
      kind === 'owner'
        ? (row.owner?.name ?? messages.clients.nobody)
        : kind === 'stage' && row.lifecycleStage
          ? messages.stages[row.lifecycleStage]
          : null;
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_GROUPS);
}

interface PreviewProps {
  kind: DeedKind;
  deed: Deed | null;
  rows: readonly Row[];
  affected: readonly Row[];
}

/** What will happen, before it does. */
export function Preview({ kind, deed, rows, affected }: PreviewProps) {
  if (kind === 'delete') {
    return (
      <>
        <p>{text.willDelete(rows.length)}</p>
        <p className={styles['names']}>{messages.timeline.list(namesOf(rows))}</p>
      </>
    );
  }
  const groups = groupsOf(kind, rows);
  const already = rows.length - affected.length;
  return (
    <>
      {deed && <p>{affected.length > 0 ? text.willChange(affected.length) : text.nothing}</p>}
      {deed && already > 0 && <p className={styles['soft']}>{alreadyText(deed, already)}</p>}
      {groups.length > 0 && (
        <ul className={styles['groups']}>
          {groups.map(([name, count]) => (
            <li key={name}>{text.from(name, count)}</li>
          ))}
        </ul>
      )}
      {groups.length === 0 && !deed && <p>{text.selected(rows.length)}</p>}
    </>
  );
}

function alreadyText(deed: Deed, count: number): string {
  switch (deed.kind) {
    case 'owner':
      return text.already.owner(count, deed.owner.name);
    case 'stage':
      return text.already.stage(count, messages.stages[deed.stage]);
    case 'addTag':
    case 'removeTag':
      return text.already[deed.kind](count, deed.tag.name);
    case 'delete':
      return '';
  }
}

function namesOf(rows: readonly Row[]): string[] {
  const few = rows.slice(0, 5).map((row) => row.name ?? '–');
  return rows.length > few.length ? [...few, '…'] : few;
}
