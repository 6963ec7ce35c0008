import { language } from '@/lib/language';
import { en, type Messages } from './en';

/** The texts of the reader's language, there before anything is drawn. */
export const messages: Messages = language === 'de' ? (await import('./de')).de : en;
