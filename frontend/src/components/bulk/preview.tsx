import type { AnyDeed, BulkRow } from '@/lib/bulk';
import { messages } from '@/lib/messages';
import styles from './bulk.module.css';
import type { Plan } from './plan';

const MOST_GROUPS = 6;

/** How many have which value now, the most frequent first. */
function groupsOf<Row>(rows: readonly Row[], nowOf: (row: Row) => string | null) {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const name = nowOf(row);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_GROUPS);
}

interface PreviewProps<Row extends BulkRow, Question, Deed extends AnyDeed, Values extends object> {
  plan: Plan<Row, Question, Deed, Values>;
  kind: Deed['kind'];
  deed: Deed | null;
  rows: readonly Row[];
  affected: readonly Row[];
}

/** What will happen, before it does. */
export function Preview<Row extends BulkRow, Question, Deed extends AnyDeed, Values extends object>(
  props: PreviewProps<Row, Question, Deed, Values>,
) {
  const { plan, kind, deed, rows, affected } = props;
  const { text, nameOf, nowOf, titleOf } = plan;
  if (kind === 'delete') {
    return (
      <>
        <p>{text.willDelete(rows.length)}</p>
        <p className={styles['names']}>{messages.timeline.list(namesOf(rows.map(titleOf)))}</p>
      </>
    );
  }
  const groups = groupsOf(rows, (row) => nowOf(kind, row));
  const already = rows.length - affected.length;
  const alreadyText = text.already[kind as Exclude<Deed['kind'], 'delete'>];
  return (
    <>
      {deed && (
        <p>{affected.length > 0 ? text.willChange(affected.length) : messages.bulk.nothing}</p>
      )}
      {deed && already > 0 && (
        <p className={styles['soft']}>{alreadyText(already, nameOf(deed))}</p>
      )}
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

function namesOf(names: readonly string[]): string[] {
  const few = names.slice(0, 5);
  return names.length > few.length ? [...few, '…'] : few;
}
