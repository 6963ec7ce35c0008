import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Chips } from '@/components/chips';
import { Page } from '@/components/page';
import { SkeletonBlock } from '@/components/states';
import { TaskPanel } from '@/features/tasks/task-panel';
import { formatToday } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { quickCreate } from '@/lib/quick-create';
import { useMay } from '@/lib/rights';
import { useShortcuts } from '@/lib/shortcuts';
import { useMe } from '@/lib/viewer';
import { ActivityPanel } from './activity-panel';
import styles from './home.module.css';
import { FavoritePanel, RecentPanel, TouchedPanel } from './kept-panels';
import { DealPanel, PipelinePanel } from './pipeline-panel';

const route = getRouteApi('/shell/');
const text = messages.home;

/** What matters today: first what is to be done, then what one keeps at hand, and beside it how things stand. */
export function HomePage() {
  const [now] = useState(() => new Date());
  const { charts } = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const mayWrite = useMay()('CREATE', 'Note');
  const create = () => quickCreate.set('task');
  useShortcuts(mayWrite ? { n: create } : {});
  const isMine = charts !== 'all';
  return (
    <Page title={text.title} aside={<span className={styles['today']}>{formatToday(now)}</span>}>
      {me === undefined ? (
        <SkeletonBlock rows={10} />
      ) : (
        <div className={styles['day']}>
          <div className={styles['column']}>
            <TaskPanel me={me} {...(mayWrite && { onNew: create })} />
            <FavoritePanel />
            <RecentPanel />
            <TouchedPanel />
          </div>
          <div className={styles['column']}>
            <DealPanel />
            <div className={styles['whose']}>
              <Chips
                label={text.whose}
                mode="single"
                look="segments"
                options={[
                  { value: 'me', label: messages.deals.owners.me },
                  { value: 'all', label: messages.deals.owners.all },
                ]}
                selected={[charts ?? 'me']}
                onChange={([whose]) =>
                  void navigate({ search: whose === 'all' ? { charts: 'all' } : {}, replace: true })
                }
              />
            </div>
            <PipelinePanel isMine={isMine} />
            <ActivityPanel author={isMine ? me : null} />
          </div>
        </div>
      )}
    </Page>
  );
}
