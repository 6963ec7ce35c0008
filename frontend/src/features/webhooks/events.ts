/** Nouns of the events that Tessera tells of. */
export const NOUNS = [
  'client',
  'contact',
  'contact_method',
  'deal',
  'line_item',
  'note',
  'attachment',
  'product',
  'category',
  'price_list',
  'product_price',
  'tag',
  'stage',
  'merge',
  'duplicate_pair',
  'user',
  'team',
  'role',
  'webhook_endpoint',
] as const;

export type Noun = (typeof NOUNS)[number];

export function linesOf(typed: string): string[] {
  const lines = typed.split(/[\n,]/).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** The nouns of which everything is heard. */
export function wholeNouns(lines: readonly string[]): Noun[] {
  return NOUNS.filter((noun) => lines.includes(`${noun}.*`));
}

/** The lines once exactly these nouns are heard of as a whole; single events of others stay. */
export function withNouns(lines: readonly string[], nouns: readonly Noun[]): string[] {
  const single = lines.filter((line) => {
    const noun = NOUNS.find((known) => line.startsWith(`${known}.`));
    return !line.endsWith('*') && !(noun && nouns.includes(noun));
  });
  return [...nouns.map((noun) => `${noun}.*`), ...single];
}
