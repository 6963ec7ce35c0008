import { Badge, type Tone } from '@/components/badge';
import { Panel, PanelEmpty } from '@/components/panel';
import { graphql } from '@/gql';
import type { DealItemFragment } from '@/gql/graphql';
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

const text = messages.clients;

const OUTCOME_TONES: Record<string, Tone> = { OPEN: 'sky', WON: 'sage', LOST: 'stone' };
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
