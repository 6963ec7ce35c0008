import { CloudOff, LockKeyhole, RotateCcw, SearchX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { describeFailure, type Failure } from '@/lib/graphql';
import { messages } from '@/lib/messages';
import { adviceOf } from '@/lib/outcomes';
import { Button } from './button';
import styles from './states.module.css';

interface NoticeProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  role?: 'alert' | 'status';
}

export function Notice({ icon, title, children, action, role = 'status' }: NoticeProps) {
  return (
    <div className={styles['notice']} role={role}>
      <span className={styles['icon']} aria-hidden="true">
        {icon}
      </span>
      <p className={styles['title']}>{title}</p>
      {children && <div className={styles['text']}>{children}</div>}
      {action}
    </div>
  );
}

interface EmptyProps {
  title: string;
  text: string;
  onReset?: () => void;
}

export function EmptyState({ title, text, onReset }: EmptyProps) {
  return (
    <Notice
      icon={<SearchX size={22} />}
      title={title}
      action={onReset && <Button onPress={onReset}>{messages.actions.clearFilters}</Button>}
    >
      {text}
    </Notice>
  );
}

/** How a list is looked at, which hides no row of it. */
const LOOKS = new Set(['cols', 'order', 'view', 'saved']);

interface EmptyListProps {
  text: { emptyTitle: string; emptyText: string; noneTitle: string; noneText: string };
  /** What is asked for, as the address has it. */
  search: object;
  onReset: () => void;
}

/** A list without rows: nothing fits, or there is nothing at all yet. */
export function EmptyList({ text, search, onReset }: EmptyListProps) {
  const isNarrowed = Object.entries(search).some(
    ([key, value]) => value !== undefined && !LOOKS.has(key),
  );
  return isNarrowed ? (
    <EmptyState title={text.emptyTitle} text={text.emptyText} onReset={onReset} />
  ) : (
    <EmptyState title={text.noneTitle} text={text.noneText} />
  );
}

const ICONS: Record<Failure['kind'], ReactNode> = {
  refused: <LockKeyhole size={22} />,
  unreachable: <CloudOff size={22} />,
  throttled: <TriangleAlert size={22} />,
  'signed-out': <LockKeyhole size={22} />,
  failed: <TriangleAlert size={22} />,
};

/** Every failed read ends here: what happened, whether trying again helps, and the id support will ask for. */
export function FailureState({ error, onRetry }: { error: CombinedError; onRetry?: () => void }) {
  const failure = describeFailure(error);
  const text = messages.failures[failure.kind];
  return (
    <Notice
      role="alert"
      icon={ICONS[failure.kind]}
      title={text.title}
      action={
        onRetry &&
        failure.kind !== 'refused' && (
          <Button onPress={onRetry}>
            <RotateCcw size={15} aria-hidden="true" /> {messages.actions.retry}
          </Button>
        )
      }
    >
      <p>{adviceOf(failure)}</p>
      {failure.kind === 'failed' && <p className={styles['detail']}>{failure.message}</p>}
      {failure.requestId && (
        <p className={styles['request']}>{messages.failures.request(failure.requestId)}</p>
      )}
    </Notice>
  );
}

interface AbsentRecordProps {
  error: CombinedError | undefined;
  isLoading: boolean;
  onRetry: () => void;
}

/** What a record's page shows while there is no record: it comes, it could not be read, or there is none. */
export function AbsentRecord({ error, isLoading, onRetry }: AbsentRecordProps) {
  if (error) return <FailureState error={error} onRetry={onRetry} />;
  if (isLoading) return <SkeletonBlock rows={9} />;
  return (
    <Notice icon="?" title={messages.states.notFound}>
      {messages.states.notFoundText}
    </Notice>
  );
}

export function Skeleton({ width = '70%' }: { width?: string }) {
  return <span className={styles['skeleton']} style={{ width }} aria-hidden="true" />;
}

export function SkeletonBlock({ rows = 6 }: { rows?: number }) {
  return (
    <div className={styles['block']} role="status" aria-label={messages.states.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} width={`${92 - ((row * 17) % 45)}%`} />
      ))}
    </div>
  );
}
