import { expect, test, vi } from 'vitest';
import persisted from '@/gql/persisted-documents.json';
import { findRead, forgetReads, isKept, keeper, KEPT } from './reads';

const documents = Object.values(persisted);
const nameOf = (text: string) => /\bquery (\w+)/.exec(text)?.[1];
const kept = documents.filter((text) => isKept(nameOf(text)));

test('what people work with is kept', () => {
  const names = new Set(kept.map(nameOf));
  expect([...KEPT].filter((name) => !names.has(name))).toEqual([]);
  expect([...names]).toEqual(expect.arrayContaining(['ClientPage', 'DealList', 'MyTasks']));
});

// Custom fields are what people work with; what is secret of them stands in `sensitiveFields`.
test('what gives power, or tells who did what from where, is not', () => {
  const secret =
    /\b(access|auditEntries|bearer|deliveries|downloadUrl|invitationPath|partners?|releases|roles|secrets?|sensitiveFields|sessions|tokens|trash|webhookEndpoints?)\b/;
  expect(kept.flatMap((text) => secret.exec(text)?.[1] ?? [])).toEqual([]);
});

test('a question that nobody has thought of is not', () => {
  expect(isKept('SomethingNew')).toBe(false);
  expect(isKept(undefined)).toBe(false);
});

/** As much of the browser's caches as is used here. */
function memory() {
  const all = new Map<string, Map<string, Response>>();
  const cacheOf = (name: string) => {
    const kept = all.get(name) ?? new Map<string, Response>();
    all.set(name, kept);
    return {
      delete: (key: string) => Promise.resolve(kept.delete(key)),
      put: (key: string, answer: Response) => Promise.resolve(void kept.set(key, answer)),
      match: (key: string) => Promise.resolve(kept.get(key)?.clone()),
      keys: () => Promise.resolve([...kept.keys()]),
    };
  };
  return {
    all,
    open: (name: string) => Promise.resolve(cacheOf(name)),
    delete: (name: string) => Promise.resolve(all.delete(name)),
  };
}

test('an answer that comes after all was forgotten is not kept', async () => {
  const caches = memory();
  vi.stubGlobal('caches', caches);
  const early = keeper();
  await early('before', 'an answer');
  expect(await findRead('before')).toBe('an answer');
  const late = keeper();
  const running = keeper()('meanwhile', 'an answer');
  await forgetReads();
  await Promise.all([running, late('after', 'an answer')]);
  expect([...caches.all.keys()]).toEqual([]);
});

test('of very many answers the oldest go', async () => {
  const caches = memory();
  vi.stubGlobal('caches', caches);
  const keep = keeper();
  for (let at = 0; at < 500; at += 1) await keep(`question ${at}`, 'an answer');
  expect(await findRead('question 499')).toBe('an answer');
  expect(await findRead('question 50')).toBeNull();
  const [answers] = caches.all.values();
  expect(answers?.size).toBeLessThan(450);
});
