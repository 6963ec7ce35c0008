import type { ReactNode } from 'react';
import styles from './badge.module.css';

export type Tone = 'clay' | 'amber' | 'sage' | 'sky' | 'plum' | 'stone' | 'danger';

/** A word with a small tile before it: the tile carries the colour, the word the meaning. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles['badge']} data-tone={tone}>
      {children}
    </span>
  );
}
