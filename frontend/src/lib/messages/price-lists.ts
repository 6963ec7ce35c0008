import { language } from '@/lib/language';
import { priceLists as en } from './en/price-lists';

/** These texts come with the pages that show them, and not with the first one. */
export const { priceLists, prices } =
  language === 'de' ? (await import('./de/price-lists')).priceLists : en;
