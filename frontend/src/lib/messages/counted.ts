import { formatInteger } from '@/lib/formats';

/** How a language counts: `counted(2, 'client', 'clients')` is "2 clients". */
export function counter(language: string) {
  const plurals = new Intl.PluralRules(language);
  return (count: number, one: string, other: string): string =>
    `${formatInteger(count)} ${plurals.select(count) === 'one' ? one : other}`;
}
