import { confirm } from '@/components/confirm';
import { chooseDensity, type Density } from '@/lib/density';
import { hasDrafts } from '@/lib/drafts';
import { keepLanguage } from '@/lib/language';
import { messages } from '@/lib/messages';
import { signOut } from '@/lib/session';
import { chooseTheme, type ThemeChoice } from '@/lib/theme';

/** Signing out clears the storage of the site: drafts are asked about, and the look of the page is nobody's secret. */
export async function leave(theme: ThemeChoice, density: Density) {
  const text = messages.leaving;
  const question = { title: text.title, text: text.text, keep: text.keep, tone: 'danger' } as const;
  if (hasDrafts() && !(await confirm({ ...question, action: messages.actions.signOut }))) return;
  await signOut();
  chooseTheme(theme);
  chooseDensity(density);
  keepLanguage();
}
