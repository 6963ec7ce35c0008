import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { BarChart } from '@/components/bar-chart';
import { Chips } from '@/components/chips';
import { Panel, PanelEmpty } from '@/components/panel';
import { FailureState, SkeletonBlock } from '@/components/states';
import type { DealRow } from '@/features/deals/deal-row';
import { isOverdue } from '@/features/deals/deal-row';
import { useStages } from '@/features/deals/stages';
import { useOpenDeals } from '@/features/deals/use-deals';
import { formatDay, formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { sumsOf } from '@/lib/sums';
import styles from './home.module.css';

const text = messages.home;
const SHOWN = 8;
const CURRENCIES = 3;
const ALL = {};
const MINE = { owner: 'me' as const };

/** The open deals by stage: how many, or how much in one currency; amounts of different ones are never added. */
export function PipelinePanel({ isMine }: { isMine: boolean }) {
  const { stages } = useStages();
  const open = useMemo(() => stages.filter((stage) => stage.outcome === 'OPEN'), [stages]);
  const { deals, isComplete, isRead, error, retry } = useOpenDeals(isMine ? MINE : ALL, open);
  const [currency, setCurrency] = useState('');
  const currencies = sumsOf(deals.map((deal) => deal.amount))
    .slice(0, CURRENCIES)
    .map((sum) => sum.currency);
  const chosen = currencies.includes(currency) ? currency : '';
  const bars = open.map((stage) => {
    const here = deals.filter((deal) => deal.stage?.id === stage.id);
    const sum = sumsOf(here.map((deal) => deal.amount)).find((one) => one.currency === chosen);
    const value = chosen === '' ? here.length : Number(sum?.amount ?? 0);
    return {
      id: stage.id,
      label: stage.name ?? '–',
      values: [value],
      ...(chosen !== '' && {
        text: formatMoney({ amount: sum?.amount ?? '0', currency: chosen }, 'compact') ?? '–',
      }),
    };
  });
  return (
    <Panel
      title={text.pipeline}
      aside={
        <Chips
          label={text.measure}
          mode="single"
          look="segments"
          options={[
            { value: '', label: text.number },
            ...currencies.map((value) => ({ value, label: value })),
          ].map(({ value, label }) => ({ value: `by ${value}`, label }))}
          selected={[`by ${chosen}`]}
          onChange={([by]) => setCurrency(by?.slice(3) ?? '')}
        />
      }
    >
      {error && !isRead && <FailureState error={error} onRetry={retry} />}
      {!error && !isRead && <SkeletonBlock rows={4} />}
      {isRead && (
        <BarChart
          label={
            isComplete
              ? text.pipelineOf(isMine, chosen)
              : text.pipelinePart(deals.length, isMine, chosen)
          }
          head={messages.deals.stage}
          series={[
            { label: chosen === '' ? text.number : messages.deals.columns.amount, tone: 'sky' },
          ]}
          bars={bars}
        />
      )}
    </Panel>
  );
}

/** One's own open deals; who has none looks after those of the others. */
export function DealPanel() {
  const { stages } = useStages();
  const open = useMemo(() => stages.filter((stage) => stage.outcome === 'OPEN'), [stages]);
  const mine = useOpenDeals(MINE, open, SHOWN);
  const hasNone = mine.isRead && mine.deals.length === 0;
  const all = useOpenDeals(ALL, hasNone ? open : NO_STAGES, SHOWN);
  const hasOwn = mine.deals.length > 0;
  const shown = hasOwn ? mine : all;
  return (
    <Panel
      title={hasOwn ? text.myDeals : text.deals}
      aside={
        <Link to="/deals" search={hasOwn ? MINE : ALL}>
          {text.allDeals}
        </Link>
      }
    >
      {mine.error && !mine.isRead && <FailureState error={mine.error} onRetry={mine.retry} />}
      {!mine.error && !shown.isRead && <SkeletonBlock rows={4} />}
      {shown.isRead && shown.deals.length === 0 && <PanelEmpty>{text.noDeals}</PanelEmpty>}
      <ul>
        {shown.deals.slice(0, SHOWN).map((deal) => (
          <DealItem key={deal.id} deal={deal} />
        ))}
      </ul>
    </Panel>
  );
}

const NO_STAGES: never[] = [];

function DealItem({ deal }: { deal: DealRow }) {
  return (
    <li className={styles['item']}>
      <span className={styles['main']}>
        <Link to="/deals/$id" params={{ id: deal.id }} className={styles['name']}>
          {deal.name}
        </Link>
        <span className={styles['sub']}>{deal.client?.name}</span>
      </span>
      <span className={styles['end']}>
        <span className={styles['amount']}>{formatMoney(deal.amount)}</span>
        <span className={styles['sub']} data-late={isOverdue(deal)}>
          {deal.stage?.name}
          {deal.expectedCloseOn && ` · ${formatDay(deal.expectedCloseOn)}`}
          {isOverdue(deal) && ` · ${text.overdue}`}
        </span>
      </span>
    </li>
  );
}
