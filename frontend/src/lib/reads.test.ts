import { expect, test } from 'vitest';
import persisted from '@/gql/persisted-documents.json';
import { isKept, KEPT } from './reads';

const documents = Object.values(persisted);
const nameOf = (text: string) => /\bquery (\w+)/.exec(text)?.[1];
const kept = documents.filter((text) => isKept(nameOf(text)));

test('what people work with is kept', () => {
  const names = new Set(kept.map(nameOf));
  expect([...KEPT].filter((name) => !names.has(name))).toEqual([]);
  expect([...names]).toEqual(expect.arrayContaining(['ClientPage', 'DealList', 'MyTasks']));
});

test('what gives power, or tells who did what from where, is not', () => {
  const secret =
    /\b(access|auditEntries|bearer|customFields|deliveries|downloadUrl|invitationPath|partners?|releases|roles|secrets?|sensitiveFields|sessions|tokens|trash|webhookEndpoints?)\b/;
  expect(kept.flatMap((text) => secret.exec(text)?.[1] ?? [])).toEqual([]);
});

test('a question that nobody has thought of is not', () => {
  expect(isKept('SomethingNew')).toBe(false);
  expect(isKept(undefined)).toBe(false);
});
