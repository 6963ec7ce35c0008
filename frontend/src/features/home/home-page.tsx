import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Avatar } from '@/components/avatar';
import { Badge } from '@/components/badge';
import { Page } from '@/components/page';
import { Panel, PanelEmpty } from '@/components/panel';
import { RelativeTime } from '@/components/relative-time';
import { FailureState, SkeletonBlock } from '@/components/states';
import { graphql } from '@/gql';
import type { DayDealFragment, MyDayQuery } from '@/gql/graphql';
import { formatDate, formatInteger, formatMoney, formatToday } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { useViewer } from '@/lib/viewer';
import styles from './home.module.css';

const MY_DAY = graphql(`
  query MyDay($me: ID!, $openStages: [ID!]!) {
    tasks: notes(
      first: 12
      orderBy: [DUE_AT_ASC]
      filter: {
        kind: { eq: TASK }
        assignee: { eq: $me }
        completedAt: { isNull: true }
        dueAt: { isNull: false }
      }
    ) {
      totalCount {
        count
      }
      nodes {
        id
        title
        body
        dueAt
        client {
          id
          name
        }
      }
    }
    recent: clients(
      first: 8
      orderBy: [LAST_ACTIVITY_AT_DESC]
      filter: { lastActivityAt: { isNull: false } }
    ) {
      nodes {
        id
        name
        city
        lastActivityAt
      }
    }
    mine: deals(
      first: 8
      orderBy: [EXPECTED_CLOSE_ON_ASC]
      filter: { owner: { eq: $me }, stage: { in: $openStages } }
    ) {
      nodes {
        ...DayDeal
      }
    }
    everybodys: deals(
      first: 8
      orderBy: [EXPECTED_CLOSE_ON_ASC]
      filter: { stage: { in: $openStages } }
    ) {
      nodes {
        ...DayDeal
      }
    }
  }
`);

export const DAY_DEAL = graphql(`
  fragment DayDeal on Deal {
    id
    name
    expectedCloseOn
    amount {
      amount
      currency
    }
    client {
      id
      name
    }
    stage {
      id
      name
    }
  }
`);

const OPEN_STAGES = graphql(`
  query OpenStages {
    stages(first: 50, filter: { outcome: { eq: OPEN } }) {
      nodes {
        id
      }
    }
  }
`);

const text = messages.home;

function useMyDay() {
  const me = useViewer()?.user?.id;
  const [stages] = useQuery({ query: OPEN_STAGES, requestPolicy: 'cache-first' });
  const openStages = useMemo(
    () => stages.data?.stages?.nodes.map((stage) => stage.id),
    [stages.data],
  );
  const [day, retry] = useQuery({
    query: MY_DAY,
    variables: { me: me ?? '', openStages: openStages ?? [] },
    pause: me === undefined || openStages === undefined,
  });
  return { data: day.data, error: stages.error ?? day.error, retry };
}

export function HomePage() {
  const [now] = useState(() => new Date());
  const { data, error, retry } = useMyDay();
  return (
    <Page title={text.title} aside={<span className={styles['today']}>{formatToday(now)}</span>}>
      {error && !data ? (
        <FailureState error={error} onRetry={() => retry({ requestPolicy: 'network-only' })} />
      ) : !data ? (
        <SkeletonBlock rows={10} />
      ) : (
        <div className={styles['day']}>
          <Tasks
            tasks={data.tasks?.nodes ?? []}
            total={data.tasks?.totalCount?.count ?? 0}
            now={now}
          />
          <div className={styles['column']}>
            <Deals mine={data.mine?.nodes ?? []} everybodys={data.everybodys?.nodes ?? []} />
            <Recent clients={data.recent?.nodes ?? []} />
          </div>
        </div>
      )}
    </Page>
  );
}

type Task = NonNullable<MyDayQuery['tasks']>['nodes'][number];
type RecentClient = NonNullable<MyDayQuery['recent']>['nodes'][number];

interface TasksProps {
  tasks: readonly Task[];
  total: number;
  now: Date;
}

function Tasks({ tasks, total, now }: TasksProps) {
  const isOverdue = (task: Task) => task.dueAt != null && new Date(task.dueAt) < now;
  return (
    <Panel title={text.tasks} aside={total > 0 && formatInteger(total)}>
      {tasks.length === 0 && <PanelEmpty>{text.noTasks}</PanelEmpty>}
      <ul>
        {tasks.map((task) => (
          <li key={task.id} className={styles['item']}>
            <span className={styles['main']}>
              <strong>{task.title ?? task.body}</strong>
              {task.client && (
                <Link to="/clients/$id" params={{ id: task.client.id }} className={styles['sub']}>
                  {task.client.name}
                </Link>
              )}
            </span>
            {isOverdue(task) && <Badge tone="clay">{text.overdue}</Badge>}
            <span className={styles['when']}>
              <RelativeTime at={task.dueAt} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface DealsProps {
  mine: readonly DayDealFragment[];
  everybodys: readonly DayDealFragment[];
}

/** Who has no deal of their own, such as a manager, looks after those of the others. */
function Deals({ mine, everybodys }: DealsProps) {
  const deals = mine.length > 0 ? mine : everybodys;
  return (
    <Panel title={mine.length > 0 ? text.myDeals : text.deals}>
      {deals.length === 0 && <PanelEmpty>{text.noDeals}</PanelEmpty>}
      <ul>
        {deals.map((deal) => (
          <li key={deal.id} className={styles['item']}>
            <span className={styles['main']}>
              <strong>{deal.name}</strong>
              {deal.client && (
                <Link to="/clients/$id" params={{ id: deal.client.id }} className={styles['sub']}>
                  {deal.client.name}
                </Link>
              )}
            </span>
            <span className={styles['end']}>
              <span className={styles['amount']}>{formatMoney(deal.amount)}</span>
              <span className={styles['sub']}>
                {deal.stage?.name}
                {deal.expectedCloseOn && ` · ${formatDate(deal.expectedCloseOn)}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Recent({ clients }: { clients: readonly RecentClient[] }) {
  return (
    <Panel title={text.recent}>
      {clients.length === 0 && <PanelEmpty>{text.noRecent}</PanelEmpty>}
      <ul>
        {clients.map((client) => (
          <li key={client.id} className={styles['item']}>
            <Avatar name={client.name ?? ''} size="large" />
            <span className={styles['main']}>
              <Link to="/clients/$id" params={{ id: client.id }} className={styles['name']}>
                {client.name}
              </Link>
              <span className={styles['sub']}>{client.city}</span>
            </span>
            <span className={styles['when']}>
              <RelativeTime at={client.lastActivityAt} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
