import { language } from '@/lib/language';
import { webhooks as en } from './en/webhooks';

/** These texts come with the pages that show them, and not with the first one. */
export const { webhooks } = language === 'de' ? (await import('./de/webhooks')).webhooks : en;
