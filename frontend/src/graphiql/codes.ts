import text from '../../../docs/errors.md?raw';
import { store } from '@/lib/stores';

/** What codes mean, from the tables of docs/errors.md: errors first, then problems. */
export const CODES = [...text.matchAll(/^\| `([A-Z_]+)` \| (.+) \|$/gm)].map(
  ([, code = '', meaning = '']) => ({ code, meaning: meaning.replaceAll('`', '') }),
);

/** The code that somebody wants explained. */
export const shownCode = store<string | null>(null);
