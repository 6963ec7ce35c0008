import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { Panel, PanelEmpty } from '@/components/panel';
import { RelativeTime } from '@/components/relative-time';
import { FailureState, SkeletonBlock } from '@/components/states';
import { fieldLabel, valueText, type FieldChange } from '@/lib/field-changes';
import type { TimelineChangeFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { usePagedQuery } from '@/lib/pages';
import { useLive } from '@/lib/use-live';
import { DEAL_HISTORY } from './deal-query';
import styles from './deal-notes.module.css';

const text = messages.timeline;

export function DealHistory({ deal }: { deal: string }) {
  const { data, error, fetching, goOn, retry, reread } = usePagedQuery({
    query: DEAL_HISTORY,
    variables: { id: deal },
    connection: (answer) => answer.deal?.history,
  });
  useLive(
    ({ topic, id }) => (topic === 'deal' && (id === null || id === deal) ? '' : null),
    reread,
  );
  const history = data?.deal?.history;
  return (
    <Panel title={messages.deals.history}>
      {!history && error && <FailureState error={error} onRetry={retry} />}
      {!history && !error && fetching && <SkeletonBlock rows={4} />}
      {history?.nodes.length === 0 && <PanelEmpty>{text.nothing}</PanelEmpty>}
      <ul>
        {history?.nodes.map((change) => (
          <li key={change.id} className={styles['item']}>
            <Change change={change} />
          </li>
        ))}
      </ul>
      {history?.pageInfo.hasNextPage && (
        <div className={styles['more']}>
          <Button isDisabled={fetching} onPress={() => goOn(history.pageInfo.endCursor)}>
            {text.older}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function deedOf({ action, changes }: TimelineChangeFragment): string {
  if (action != null && action !== 'UPDATE') return text.actions[action](text.records.Deal);
  const labels = changes.map(({ field }) => fieldLabel(field ?? ''));
  const few = labels.length > 0 && labels.length <= 3;
  return text.changed(few ? text.list(labels) : text.fieldCount(labels.length));
}

function Change({ change }: { change: TimelineChangeFragment }) {
  const fields = change.action === 'UPDATE' ? change.changes : [];
  return (
    <>
      <div className={styles['head']}>
        <Badge tone="sky">{text.change}</Badge>
        <RelativeTime at={change.occurredAt} />
      </div>
      <p>
        <strong className={styles['title']}>{change.actor?.name ?? text.server}</strong>{' '}
        {deedOf(change)}
      </p>
      {fields.length > 0 && (
        <dl className={styles['fields']}>
          {fields.map((field) => (
            <Field key={field.field} change={field} />
          ))}
        </dl>
      )}
    </>
  );
}

function Field({ change }: { change: FieldChange }) {
  const field = change.field ?? '';
  const before = valueText(field, change.before, change.recordsBefore);
  const after = valueText(field, change.after, change.recordsAfter);
  return (
    <div className={styles['field']}>
      <dt>{fieldLabel(field)}</dt>
      <dd>
        {before !== null && <del>{before}</del>}{' '}
        {after === null ? text.removed : <ins>{after}</ins>}
      </dd>
    </div>
  );
}
