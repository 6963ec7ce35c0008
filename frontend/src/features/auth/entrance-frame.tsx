import type { ReactNode } from 'react';
import { Mark } from '@/components/mark';
import { messages } from '@/lib/messages';
import { Mosaic } from './mosaic';
import styles from './sign-in.module.css';

interface EntranceFrameProps {
  lead: string;
  children?: ReactNode;
}

/** What an entrance looks like. The build draws it as well (app/first-paint.tsx), so it needs nothing that a browser has. */
export function EntranceFrame({ lead, children }: EntranceFrameProps) {
  return (
    <main className={styles['page']}>
      <Mosaic />
      <div className={styles['panel']}>
        <div className={styles['box']}>
          <p className={styles['brand']}>
            <Mark size={30} /> {messages.product}
          </p>
          <h1 className={styles['title']}>{lead}</h1>
          {children}
        </div>
      </div>
    </main>
  );
}
