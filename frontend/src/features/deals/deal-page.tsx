import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useQuery } from 'urql';
import { Person } from '@/components/avatar';
import { Badge } from '@/components/badge';
import { FavoriteButton } from '@/components/favorite-button';
import { Page } from '@/components/page';
import { AbsentRecord } from '@/components/states';
import { formatDate, formatMoney } from '@/lib/formats';
import type { LiveEvent } from '@/lib/live';
import { messages } from '@/lib/messages';
import { useReread } from '@/lib/pages';
import { useMay } from '@/lib/rights';
import { useLive } from '@/lib/use-live';
import { DealFacts } from './deal-facts';
import { DealHistory } from './deal-history';
import { DealNotes } from './deal-notes';
import { DEAL_PAGE, type DealRecord } from './deal-query';
import { isOverdue } from './deal-row';
import { LineItems } from './line-items/line-items';
import { useDealMoves } from './moves';
import styles from './deal-page.module.css';
import { StagePath } from './stage-path';
import { useStages } from './stages';

const route = getRouteApi('/shell/deals/$id');
const text = messages.deals;

function concerns({ topic, id }: LiveEvent, shown: string): string | null {
  return topic === 'deal' && (id === null || id === shown) ? (id ?? '') : null;
}

export function DealPage() {
  const { id } = route.useParams();
  const [{ data, error, fetching }, retry] = useQuery({ query: DEAL_PAGE, variables: { id } });
  const fresh = useLive((event) => concerns(event, id), useReread(DEAL_PAGE, { id }));
  const deal = data?.deal;
  const back = (
    <Link to="/deals" className={styles['back']}>
      <ChevronLeft size={15} aria-hidden="true" /> {text.title}
    </Link>
  );
  if (!deal) {
    return (
      <Page title={text.title} before={back}>
        <AbsentRecord
          error={error}
          isLoading={fetching}
          onRetry={() => retry({ requestPolicy: 'network-only' })}
        />
      </Page>
    );
  }
  return <Deal key={deal.id} deal={deal} back={back} isFresh={fresh.has(id)} />;
}

interface DealProps {
  deal: DealRecord;
  back: React.ReactNode;
  isFresh: boolean;
}

function Deal({ deal, back, isFresh }: DealProps) {
  const may = useMay();
  const { stages } = useStages();
  const { stageOf, move, dialog } = useDealMoves();
  const mayEdit = may('UPDATE', 'Deal');
  return (
    <Page title={deal.name ?? '–'} before={back} aside={<Aside deal={deal} />}>
      <StagePath
        stages={stages}
        current={stageOf(deal)}
        isReadOnly={!mayEdit}
        onMove={(stage) => move(deal, stage)}
      />
      {dialog}
      <div className={styles['record']}>
        <div className={styles['lines']}>
          <LineItems deal={deal} isReadOnly={!may('UPDATE', 'LineItem')} />
        </div>
        <div className={styles['column']}>
          <DealFacts deal={deal} isReadOnly={!mayEdit} isFresh={isFresh} />
        </div>
        <div className={styles['column']}>
          <DealNotes deal={deal.id} mayWrite={may('CREATE', 'Note')} />
          <DealHistory deal={deal.id} />
        </div>
      </div>
    </Page>
  );
}

function Aside({ deal }: { deal: DealRecord }) {
  return (
    <span className={styles['aside']}>
      <FavoriteButton record={deal.id} isFavorite={deal.isFavorite ?? false} />
      <strong className={styles['amount']}>{formatMoney(deal.amount)}</strong>
      {deal.client && (
        <Link to="/clients/$id" params={{ id: deal.client.id }}>
          {deal.client.name}
        </Link>
      )}
      <Person name={deal.owner?.name} nobody={text.nobody} />
      {deal.closedAt ? (
        <span>{text.closedOn(formatDate(deal.closedAt))}</span>
      ) : (
        deal.expectedCloseOn && (
          <span>
            {text.closesOn(formatDate(deal.expectedCloseOn))}{' '}
            {isOverdue(deal) && <Badge tone="clay">{text.overdue}</Badge>}
          </span>
        )
      )}
    </span>
  );
}
