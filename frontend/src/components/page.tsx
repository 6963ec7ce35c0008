import { useEffect, type ReactNode } from 'react';
import styles from './page.module.css';

interface PageProps {
  title: string;
  /** Beside the title: a count, a badge. */
  aside?: ReactNode;
  before?: ReactNode;
  children: ReactNode;
  /** A list fills the window and scrolls by itself; a record scrolls as a page. */
  layout?: 'fill' | 'flow';
}

export function Page({ title, aside, before, children, layout = 'flow' }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Tessera`;
  }, [title]);
  return (
    <div className={styles[layout]}>
      <header className={styles['header']}>
        {before}
        <div className={styles['titles']}>
          <h1>{title}</h1>
          {aside}
        </div>
      </header>
      {children}
    </div>
  );
}
