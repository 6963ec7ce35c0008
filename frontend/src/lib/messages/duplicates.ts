import { language } from '@/lib/language';
import { duplicates as en } from './en/duplicates';

/** These texts come with the pages that show them, and not with the first one. */
export const { duplicates, merging } =
  language === 'de' ? (await import('./de/duplicates')).duplicates : en;
