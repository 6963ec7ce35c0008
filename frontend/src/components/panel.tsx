import type { ReactNode } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}

export function Panel({ title, aside, children }: PanelProps) {
  return (
    <section className={styles['panel']} aria-label={title}>
      <header className={styles['header']}>
        <h2>{title}</h2>
        {aside && <span className={styles['aside']}>{aside}</span>}
      </header>
      {children}
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
