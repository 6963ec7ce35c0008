/** Readers for untrusted values of the address bar: what does not fit is dropped, never an error. */

export function text(value: unknown, longest = 200): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const trimmed = String(value).trim().slice(0, longest);
  return trimmed === '' ? undefined : trimmed;
}

export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((candidate) => candidate === value);
}

export function someOf<T extends string>(value: unknown, allowed: readonly T[]): T[] | undefined {
  const given: unknown[] = Array.isArray(value) ? value : [value];
  const kept = allowed.filter((candidate) => given.includes(candidate));
  return kept.length > 0 ? kept : undefined;
}

export function texts(value: unknown, most = 20): string[] | undefined {
  const given: unknown[] = Array.isArray(value) ? value : [value];
  const kept = given.map((item) => text(item)).filter((item) => item !== undefined);
  return kept.length > 0 ? kept.slice(0, most) : undefined;
}

export function object(value: unknown): object | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}
