import { expect, test } from 'vitest';
import { lastWeeks } from './weeks';

test('weeks go from Monday to Monday, the current one last, over the end of a month', () => {
  const weeks = lastWeeks(2, new Date(2026, 10, 1, 12));
  expect(weeks).toEqual([
    { from: new Date(2026, 9, 19), until: new Date(2026, 9, 26) },
    { from: new Date(2026, 9, 26), until: new Date(2026, 10, 2) },
  ]);
});
