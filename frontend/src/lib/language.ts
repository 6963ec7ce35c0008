import { inBrowser } from '@/lib/storage';

/** The language of the page: what somebody chose, else the first of the browser's languages that we have. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
export type LanguageChoice = Language | 'system';

const KEY = 'tessera.language';
/** Where the browser names no region of the language. */
const REGIONS: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

const kept = inBrowser.get(KEY);
export const languageChoice: LanguageChoice = LANGUAGES.find((known) => known === kept) ?? 'system';

/** The first of the languages somebody reads that the page has; English without one. */
export function languageOf(choice: LanguageChoice, read: readonly string[]): Language {
  if (choice !== 'system') return choice;
  const wanted = read.map((tag) => tag.slice(0, 2).toLowerCase());
  return LANGUAGES.find((known) => known === wanted.find(isKnown)) ?? 'en';
}

function isKnown(tag: string): boolean {
  return LANGUAGES.some((known) => known === tag);
}

export const language = languageOf(languageChoice, navigator.languages);

/** For dates, numbers and money: the region the browser names with the language. */
export const locale =
  navigator.languages.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ??
  REGIONS[language];

document.documentElement.lang = language;

function keep(choice: LanguageChoice) {
  inBrowser.set(KEY, choice === 'system' ? null : choice);
}

/** Remembers a choice; texts are read once, so the page begins anew. */
export function chooseLanguage(choice: LanguageChoice) {
  keep(choice);
  window.location.reload();
}

/** Puts the choice back after the storage of the site was cleared. */
export function keepLanguage() {
  keep(languageChoice);
}
