import { beforeEach, expect, it, vi } from 'vitest';
import { EMPTY, keepDraft, readDraft } from './drafts';

beforeEach(() => localStorage.clear());

const draft = {
  ...EMPTY,
  kind: 'TASK' as const,
  body: 'Ask @Ada Berger',
  mentions: [{ id: 'a', name: 'Ada Berger' }],
};

it('keeps a draft for one person at one client', () => {
  keepDraft('sara', 'client', draft);
  expect(readDraft('sara', 'client')).toEqual(draft);
  expect(readDraft('sam', 'client')).toEqual(EMPTY);
  expect(readDraft('sara', 'other')).toEqual(EMPTY);
});

it('forgets an empty one', () => {
  keepDraft('sara', 'client', draft);
  keepDraft('sara', 'client', { ...draft, body: ' ' });
  expect(localStorage.length).toBe(0);
});

it('takes only what a draft can be from the store', () => {
  localStorage.setItem('tessera.draft.sara.client', '{"kind":"NOISE","body":7,"mentions":[3]}');
  expect(readDraft('sara', 'client')).toEqual(EMPTY);
  localStorage.setItem('tessera.draft.sara.client', '{');
  expect(readDraft('sara', 'client')).toEqual(EMPTY);
});

it('works without a store', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  expect(() => keepDraft('sara', 'client', draft)).not.toThrow();
});
