/** What a list calls a custom field, as a column and in conditions: its key behind this, which no other column begins with. */
const PREFIX = 'custom_';

export function customId(key: string): string {
  return `${PREFIX}${key}`;
}

/** The key of the custom field that is called so; null for what is none. */
export function customKey(id: string): string | null {
  return /^custom_([A-Za-z]\w{0,39})$/.exec(id)?.[1] ?? null;
}
