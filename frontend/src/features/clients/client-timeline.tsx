import { useState } from 'react';
import { useQuery } from 'urql';
import { Badge, type Tone } from '@/components/badge';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { Panel, PanelEmpty } from '@/components/panel';
import { RelativeTime } from '@/components/relative-time';
import { FailureState, SkeletonBlock } from '@/components/states';
import { graphql } from '@/gql';
import type {
  NoteKind,
  TimelineChangeFragment,
  TimelineDealFragment,
  TimelineKind,
  TimelineNoteFragment,
} from '@/gql/graphql';
import { formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { usePages } from '@/lib/pages';
import { deed, fieldLabel, valueText, type FieldChange } from './changes';
import styles from './timeline.module.css';

export const NAMED_RECORD = graphql(`
  fragment NamedRecord on NamedRecord {
    ... on User {
      id
      name
    }
    ... on Team {
      id
      name
    }
    ... on Client {
      id
      name
    }
    ... on Contact {
      id
      name
    }
    ... on Deal {
      id
      name
    }
    ... on Stage {
      id
      name
    }
    ... on Product {
      id
      name
    }
    ... on PriceList {
      id
      name
    }
    ... on Category {
      id
      name
    }
    ... on Tag {
      id
      name
    }
  }
`);

export const TIMELINE_NOTE = graphql(`
  fragment TimelineNote on Note {
    id
    kind
    title
    body
    happenedAt
    author {
      id
      name
    }
  }
`);

export const TIMELINE_DEAL = graphql(`
  fragment TimelineDeal on Deal {
    id
    name
    createdAt
    amount {
      amount
      currency
    }
    owner {
      id
      name
    }
  }
`);

export const TIMELINE_CHANGE = graphql(`
  fragment TimelineChange on RecordChange {
    id
    occurredAt
    action
    type
    actor {
      id
      name
    }
    record {
      ... on Contact {
        id
        name
      }
      ... on Deal {
        id
        name
      }
    }
    changes {
      field
      before
      after
      recordsBefore {
        ...NamedRecord
      }
      recordsAfter {
        ...NamedRecord
      }
    }
  }
`);

const CLIENT_TIMELINE = graphql(`
  query ClientTimeline($id: ID!, $kinds: [TimelineKind!], $after: String) {
    client(id: $id) {
      id
      timeline(first: 12, kinds: $kinds, after: $after) {
        nodes {
          ...TimelineNote
          ...TimelineDeal
          ...TimelineChange
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const text = messages.timeline;

const NOTE_TONES: Record<NoteKind, Tone> = {
  NOTE: 'stone',
  CALL: 'sky',
  MEETING: 'plum',
  EMAIL: 'amber',
  TASK: 'clay',
};

const KINDS = ['ALL', 'NOTE', 'DEAL', 'CHANGE'] as const;
type Shown = (typeof KINDS)[number];

const OPTIONS = KINDS.map((value) => ({ value, label: text.kinds[value] }));

export function ClientTimeline({ id }: { id: string }) {
  const [shown, setShown] = useState<Shown>('ALL');
  const [after, goOn] = usePages(`${id} ${shown}`);
  const kinds: TimelineKind[] | null = shown === 'ALL' ? null : [shown];
  const [{ data, error, fetching }, retry] = useQuery({
    query: CLIENT_TIMELINE,
    variables: { id, kinds, after },
  });
  const timeline = data?.client?.timeline;
  const page = timeline?.pageInfo;
  return (
    <Panel
      title={text.title}
      aside={
        <Chips
          label={text.show}
          mode="single"
          look="segments"
          options={OPTIONS}
          selected={[shown]}
          onChange={([kind]) => setShown(kind ?? 'ALL')}
        />
      }
    >
      {!timeline && error && (
        <FailureState error={error} onRetry={() => retry({ requestPolicy: 'network-only' })} />
      )}
      {!timeline && !error && fetching && <SkeletonBlock rows={5} />}
      {timeline?.nodes.length === 0 && <PanelEmpty>{text.nothing}</PanelEmpty>}
      <ul>
        {timeline?.nodes.map((item) => (
          <li key={item.id} className={styles['item']}>
            {item.__typename === 'Note' && <NoteItem note={item} />}
            {item.__typename === 'Deal' && <DealItem deal={item} />}
            {item.__typename === 'RecordChange' && <ChangeItem change={item} />}
          </li>
        ))}
      </ul>
      {page?.hasNextPage && (
        <div className={styles['more']}>
          <Button isDisabled={fetching} onPress={() => goOn(page.endCursor)}>
            {text.older}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function NoteItem({ note }: { note: TimelineNoteFragment }) {
  return (
    <>
      <div className={styles['head']}>
        {note.kind && <Badge tone={NOTE_TONES[note.kind]}>{messages.noteKinds[note.kind]}</Badge>}
        <RelativeTime at={note.happenedAt} />
        {note.author?.name && <span>{text.by(note.author.name)}</span>}
      </div>
      {note.title && <p className={styles['title']}>{note.title}</p>}
      <p className={styles['body']}>{note.body}</p>
    </>
  );
}

function DealItem({ deal }: { deal: TimelineDealFragment }) {
  return (
    <>
      <div className={styles['head']}>
        <Badge tone="sage">{text.deal}</Badge>
        <RelativeTime at={deal.createdAt} />
        {deal.owner?.name && <span>{text.by(deal.owner.name)}</span>}
      </div>
      <p>
        <strong className={styles['title']}>{deal.name}</strong>{' '}
        <span className={styles['amount']}>{formatMoney(deal.amount)}</span>
      </p>
    </>
  );
}

/** The fields of a record that was just made are the record itself, which stands beside. */
function ChangeItem({ change }: { change: TimelineChangeFragment }) {
  const fields = change.action === 'UPDATE' ? change.changes : [];
  const name = change.record && 'name' in change.record ? change.record.name : null;
  return (
    <>
      <div className={styles['head']}>
        <Badge tone={change.type === 'Deal' ? 'sky' : 'stone'}>{text.change}</Badge>
        <RelativeTime at={change.occurredAt} />
      </div>
      <p>
        <strong className={styles['title']}>{change.actor?.name ?? text.server}</strong>{' '}
        {deed(change)} {name && <strong className={styles['title']}>{name}</strong>}
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
        {before !== null && after !== null && <span>{text.from} </span>}
        {before !== null && <del>{before}</del>}
        {after !== null && <span> {before === null ? text.set : text.to} </span>}
        {after === null ? <span> {text.removed}</span> : <ins>{after}</ins>}
      </dd>
    </div>
  );
}
