import { expect, test } from 'vitest';
import { dayOf } from '@/lib/days';
import { closeRange, readDealSearch } from './search';

test('a strange address is read as far as it makes sense', () => {
  expect(
    readDealSearch({ q: 7, owner: 'them', stage: 'x', closes: 'never', view: 'table' }),
  ).toEqual({
    q: '7',
    owner: undefined,
    stage: ['x'],
    closes: undefined,
    view: 'table',
    order: undefined,
  });
});

test('ranges of the expected close end with the week, the month and the quarter', () => {
  const now = new Date(2026, 10, 25, 23, 30);
  expect(dayOf(now)).toBe('2026-11-25');
  expect(closeRange('overdue', now)).toEqual({ lt: '2026-11-25' });
  expect(closeRange('week', now)).toEqual({ lte: '2026-11-29' });
  expect(closeRange('month', now)).toEqual({ lte: '2026-11-30' });
  expect(closeRange('quarter', now)).toEqual({ lte: '2026-12-31' });
  expect(closeRange('week', new Date(2026, 10, 29))).toEqual({ lte: '2026-11-29' });
});
