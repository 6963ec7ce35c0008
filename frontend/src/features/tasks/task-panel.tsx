import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { CheckBox } from '@/components/check-box';
import { Panel, PanelEmpty } from '@/components/panel';
import { RelativeTime } from '@/components/relative-time';
import { FailureState, SkeletonBlock } from '@/components/states';
import { useChange } from '@/lib/changes';
import { insist } from '@/lib/insist';
import { messages } from '@/lib/messages';
import { tellTrouble } from '@/lib/outcomes';
import { useReread } from '@/lib/pages';
import { useMay } from '@/lib/rights';
import { toast } from '@/lib/toasts';
import { useLive } from '@/lib/use-live';
import { MY_TASKS, TASK_TICK, type Task } from './documents';
import styles from './tasks.module.css';

const text = messages.tasks;
const NO_TASKS: readonly Task[] = [];

interface TaskPanelProps {
  me: string;
  /** Absent for who may not write any. */
  onNew?: () => void;
}

/** What one has to do, the most urgent first; a tick takes it off, Undo puts it back. */
export function TaskPanel({ me, onNew }: TaskPanelProps) {
  const [{ data, error, fetching }, retry] = useQuery({ query: MY_TASKS, variables: { me } });
  const fresh = useLive(
    ({ topic, id }) => (topic === 'note' ? (id ?? '') : null),
    useReread(MY_TASKS, { me }),
  );
  const mayTick = useMay()('UPDATE', 'Note');
  const [run] = useChange(TASK_TICK, (answer) => answer.noteUpdate);
  // Ticked off, but still on the list that was read.
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const tasks = data?.tasks?.nodes ?? NO_TASKS;
  const total = data?.tasks?.totalCount;
  const [now] = useState(() => new Date());

  const untick = (id: string) => setTicked((all) => new Set([...all].filter((one) => one !== id)));

  async function write(id: string, version: number, completedAt: string | null) {
    return insist(
      (input: { id: string; version: number; completedAt: string | null }) => run({ input }),
      {
        id,
        version,
        completedAt,
      },
    );
  }

  async function tick(task: Task) {
    setTicked((all) => new Set(all).add(task.id));
    const name = task.title ?? task.body ?? '–';
    const outcome = await write(task.id, task.version ?? 0, new Date().toISOString());
    if (!tellTrouble(outcome, () => void tick(task))) {
      untick(task.id);
      return;
    }
    const version = outcome.payload.note?.version ?? 0;
    toast({
      text: text.ticked(name),
      undo: async () => {
        const undone = await write(task.id, version, null);
        untick(task.id);
        tellTrouble(undone);
      },
    });
  }

  return (
    <Panel
      title={messages.home.tasks}
      aside={
        <span className={styles['aside']}>
          {total?.count ? text.count(total.count, total.isExact) : null}
          {onNew && (
            <Button look="quiet" onPress={onNew}>
              <Plus size={15} aria-hidden="true" /> {text.add}
            </Button>
          )}
        </span>
      }
    >
      {!data && error && (
        <FailureState error={error} onRetry={() => retry({ requestPolicy: 'network-only' })} />
      )}
      {!data && !error && fetching && <SkeletonBlock rows={5} />}
      {data && tasks.length === 0 && <PanelEmpty>{messages.home.noTasks}</PanelEmpty>}
      <ul>
        {tasks.map((task) => (
          <li
            key={task.id}
            className={styles['task']}
            data-done={ticked.has(task.id)}
            data-fresh={fresh.has(task.id)}
          >
            <CheckBox
              aria-label={text.tick(task.title ?? task.body ?? '–')}
              isSelected={ticked.has(task.id)}
              isDisabled={!mayTick || ticked.has(task.id)}
              onChange={() => void tick(task)}
            />
            <span className={styles['main']}>
              <strong>{task.title ?? task.body}</strong>
              <TaskPlace task={task} />
            </span>
            {task.priority === 1 && <Badge tone="danger">{text.high}</Badge>}
            {task.dueAt != null && new Date(task.dueAt) < now && (
              <Badge tone="clay">{messages.home.overdue}</Badge>
            )}
            <span className={styles['when']}>
              <RelativeTime at={task.dueAt} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function TaskPlace({ task }: { task: Task }) {
  if (task.deal) {
    return (
      <Link to="/deals/$id" params={{ id: task.deal.id }} className={styles['place']}>
        {[task.client?.name, task.deal.name].filter(Boolean).join(' · ')}
      </Link>
    );
  }
  if (!task.client) return null;
  return (
    <Link to="/clients/$id" params={{ id: task.client.id }} className={styles['place']}>
      {task.client.name}
    </Link>
  );
}
