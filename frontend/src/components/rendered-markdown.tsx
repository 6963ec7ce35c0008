import { useMemo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { markMentions } from './mention-marks';
import styles from './markdown.module.css';

/** No pictures: they would tell other servers who reads what, and when. No HTML: it stays text. */
const ELEMENTS = [
  ...['p', 'br', 'strong', 'em', 'del', 'mark', 'a', 'code', 'pre', 'blockquote', 'hr'],
  ...['ul', 'ol', 'li', 'input', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
];

/** The headings of a text stand below those of the page it is shown in. */
const COMPONENTS: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  h4: ({ children }) => <h6>{children}</h6>,
  h5: ({ children }) => <h6>{children}</h6>,
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer nofollow">
      {children}
    </a>
  ),
  input: ({ checked }) => (
    <span className={styles['tick']} data-done={checked === true} aria-hidden="true" />
  ),
  table: ({ children }) => (
    <div className={styles['table']}>
      <table>{children}</table>
    </div>
  ),
};

interface RenderedMarkdownProps {
  text: string;
  mentions: readonly string[];
}

export default function RenderedMarkdown({ text, mentions }: RenderedMarkdownProps) {
  const plugins = useMemo(() => [remarkGfm, markMentions(mentions)], [mentions]);
  return (
    <ReactMarkdown
      remarkPlugins={plugins}
      components={COMPONENTS}
      allowedElements={ELEMENTS}
      unwrapDisallowed
    >
      {text}
    </ReactMarkdown>
  );
}
