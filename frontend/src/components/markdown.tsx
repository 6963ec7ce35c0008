import { lazy, Suspense } from 'react';
import styles from './markdown.module.css';

const Rendered = lazy(() => import('./rendered-markdown'));

interface MarkdownProps {
  text: string;
  /** Names that are set off where the text says `@name`. */
  mentions?: readonly string[];
}

/** Markdown as people write it; until its library has come, the text as it was typed. */
export function Markdown({ text, mentions = NOBODY }: MarkdownProps) {
  return (
    <div className={styles['markdown']}>
      <Suspense fallback={<p>{text}</p>}>
        <Rendered text={text} mentions={mentions} />
      </Suspense>
    </div>
  );
}

const NOBODY: readonly string[] = [];
