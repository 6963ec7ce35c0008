import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { messages } from '@/lib/messages';
import styles from './boundaries.module.css';

/** Kept free of the component library: these show when something else failed to load. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  return (
    <div className={styles['message']} role="alert">
      <h1>{messages.states.pageFailed}</h1>
      <p>{messages.states.pageFailedText}</p>
      <p className={styles['detail']}>{error instanceof Error ? error.message : null}</p>
      <div className={styles['actions']}>
        <button type="button" className={styles['action']} onClick={reset}>
          {messages.actions.retry}
        </button>
        <Link to="/">{messages.navigation.home}</Link>
      </div>
    </div>
  );
}

export function NotFound() {
  return (
    <div className={styles['message']}>
      <h1>{messages.states.notFound}</h1>
      <p>{messages.states.notFoundText}</p>
      <Link to="/">{messages.navigation.home}</Link>
    </div>
  );
}
