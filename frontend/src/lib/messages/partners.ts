import { language } from '@/lib/language';
import { partners as en } from './en/partners';

/** These texts come with the pages that show them, and not with the first one. */
export const { partners } = language === 'de' ? (await import('./de/partners')).partners : en;
