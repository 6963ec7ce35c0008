import { Badge, type Tone } from '@/components/badge';
import { Panel, PanelEmpty } from '@/components/panel';
import { RelativeTime } from '@/components/relative-time';
import { graphql } from '@/gql';
import type { DealItemFragment, NoteItemFragment, NoteKind } from '@/gql/graphql';
import { formatDate, formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import styles from './clients.module.css';

export const DEAL_ITEM = graphql(`
  fragment DealItem on Deal {
    id
    name
    expectedCloseOn
    closedAt
    amount {
      amount
      currency
    }
    stage {
      id
      name
      outcome
    }
  }
`);

export const NOTE_ITEM = graphql(`
  fragment NoteItem on Note {
    id
    kind
    title
    body
    happenedAt
    createdAt
    author {
      id
      name
    }
  }
`);

const text = messages.clients;

const OUTCOME_TONES: Record<string, Tone> = { OPEN: 'sky', WON: 'sage', LOST: 'stone' };
const KIND_TONES: Record<NoteKind, Tone> = {
  NOTE: 'stone',
  CALL: 'sky',
  MEETING: 'plum',
  EMAIL: 'amber',
  TASK: 'clay',
};

export function DealList({ deals }: { deals: readonly DealItemFragment[] }) {
  return (
    <Panel title={text.deals}>
      {deals.length === 0 && <PanelEmpty>{text.noDeals}</PanelEmpty>}
      <ul>
        {deals.map((deal) => (
          <li key={deal.id} className={styles['item']}>
            <Badge tone={OUTCOME_TONES[deal.stage?.outcome ?? 'OPEN'] ?? 'sky'}>
              {deal.stage?.name}
            </Badge>
            <div className={styles['main']}>
              <strong>{deal.name}</strong>
              {deal.closedAt == null && deal.expectedCloseOn && (
                <div className={styles['sub']}>{text.closes(formatDate(deal.expectedCloseOn))}</div>
              )}
            </div>
            <span className={styles['amount']}>{formatMoney(deal.amount)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function NoteList({ notes }: { notes: readonly NoteItemFragment[] }) {
  return (
    <Panel title={text.notes}>
      {notes.length === 0 && <PanelEmpty>{text.noNotes}</PanelEmpty>}
      <ul>
        {notes.map((note) => (
          <li key={note.id} className={styles['note']}>
            <div className={styles['noteHead']}>
              {note.kind && (
                <Badge tone={KIND_TONES[note.kind]}>{messages.noteKinds[note.kind]}</Badge>
              )}
              <RelativeTime at={note.happenedAt ?? note.createdAt} />
              {note.author?.name && <span>{text.by(note.author.name)}</span>}
            </div>
            {note.title && <p className={styles['noteTitle']}>{note.title}</p>}
            <p className={styles['noteBody']}>{note.body}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
