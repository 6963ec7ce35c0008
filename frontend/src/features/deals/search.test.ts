import { expect, test } from 'vitest';
import { dayOf } from '@/lib/days';
import { closeRange, CLOSES, closesOf, readDealSearch } from './search';

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
  expect(closeRange('overdue', now)).toEqual({ lt: '2026-11-25', lte: '2026-11-25' });
  expect(closeRange('week', now)).toEqual({ lte: '2026-11-29', lt: '2026-12-06' });
  expect(closeRange('month', now)).toEqual({ lte: '2026-11-30', lt: '2026-12-31' });
  expect(closeRange('quarter', now)).toEqual({ lte: '2026-12-31', lt: '2027-03-31' });
  expect(closeRange('week', new Date(2026, 10, 29))).toEqual({
    lte: '2026-11-29',
    lt: '2026-12-06',
  });
});

test('knows a range again on every day of four years, by its bounds alone', () => {
  for (let day = 0; day < 4 * 366; day += 1) {
    const now = new Date(2026, 0, 1 + day, 12);
    expect(CLOSES.map((closes) => closesOf(closeRange(closes, now)))).toEqual(CLOSES);
  }
  expect(closesOf({ lte: '2026-11-30' })).toBeNull();
  expect(closesOf({ lt: '2026-11-25', lte: '2026-12-25' })).toBeNull();
});
