import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  title: string;
  aside?: ReactNode;
  /** Somebody has just changed what it shows. */
  isFresh?: boolean;
  /** Closed until somebody opens it. */
  isFolded?: boolean;
  children: ReactNode;
}

export function Panel({ title, aside, isFresh = false, isFolded = false, children }: PanelProps) {
  return (
    <section className={styles['panel']} aria-label={title} data-fresh={isFresh}>
      {isFolded ? (
        <details>
          <summary className={styles['header']}>
            <h2>
              <ChevronRight size={15} aria-hidden="true" /> {title}
            </h2>
            {aside && <span className={styles['aside']}>{aside}</span>}
          </summary>
          {children}
        </details>
      ) : (
        <>
          <header className={styles['header']}>
            <h2>{title}</h2>
            {aside && <span className={styles['aside']}>{aside}</span>}
          </header>
          {children}
        </>
      )}
    </section>
  );
}

/** Facts without a value are left out: an empty label tells nobody anything. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles['facts']}>
      {facts
        .filter(([, value]) => value != null && value !== '' && value !== false)
        .map(([label, value]) => (
          <div key={label} className={styles['fact']}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

export function PanelEmpty({ children }: { children: ReactNode }) {
  return <p className={styles['empty']}>{children}</p>;
}
