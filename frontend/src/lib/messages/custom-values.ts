import { language } from '@/lib/language';
import { customValues as en } from './en/custom-values';

/** These texts come with the parts that show them, and not with the first page. */
export const { customValues } =
  language === 'de' ? (await import('./de/custom-values')).customValues : en;
