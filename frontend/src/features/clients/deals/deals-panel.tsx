import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { DealStageBadge } from '@/components/deal-stage-badge';
import { Button } from '@/components/button';
import { Panel, PanelEmpty } from '@/components/panel';
import type { DealItemFragment } from '@/gql/graphql';
import { formatDate, formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { useMay } from '@/lib/rights';
import { useShortcuts } from '@/lib/shortcuts';
import { useReopened } from '@/lib/typed';
import styles from './deals.module.css';

const NewDeal = lazy(() => import('@/features/deals/new-deal'));

const text = messages.clients;

interface DealsPanelProps {
  client: { id: string; name: string };
  deals: readonly DealItemFragment[];
  fresh: ReadonlySet<string>;
}

export function DealsPanel({ client, deals, fresh }: DealsPanelProps) {
  const mayMake = useMay()('CREATE', 'Deal');
  const form = `new-deal.${client.id}`;
  const [isMaking, setMaking] = useReopened(form);
  useShortcuts(mayMake ? { d: () => setMaking(true) } : {});
  return (
    <Panel
      title={text.deals}
      aside={
        mayMake && (
          <Button look="quiet" onPress={() => setMaking(true)}>
            <Plus size={15} aria-hidden="true" /> {messages.deals.create.action}
          </Button>
        )
      }
    >
      {deals.length === 0 && <PanelEmpty>{text.noDeals}</PanelEmpty>}
      <ul>
        {deals.map((deal) => (
          <li key={deal.id} className={styles['item']} data-fresh={fresh.has(deal.id)}>
            <div className={styles['main']}>
              <Link to="/deals/$id" params={{ id: deal.id }} className={styles['name']}>
                {deal.name}
              </Link>
              <div className={styles['sub']}>
                <DealStageBadge stage={deal.stage} />
                {deal.closedAt == null && deal.expectedCloseOn && (
                  <span>{text.closes(formatDate(deal.expectedCloseOn))}</span>
                )}
              </div>
            </div>
            <span className={styles['amount']}>{formatMoney(deal.amount)}</span>
          </li>
        ))}
      </ul>
      <Suspense>
        {isMaking && <NewDeal name={form} client={client} onClose={() => setMaking(false)} />}
      </Suspense>
    </Panel>
  );
}
