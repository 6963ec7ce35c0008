import { expect, it } from 'vitest';
import { dayOf, dueAt } from './due';

it('keeps a day on its day', () => {
  expect(dayOf(dueAt('2026-12-01'))).toBe('2026-12-01');
  expect(dayOf(dueAt('2027-03-28'))).toBe('2027-03-28');
});

it('knows nothing of what is no day', () => {
  expect(dueAt(null)).toBeNull();
  expect(dueAt('soon')).toBeNull();
  expect(dueAt('2026-99-99')).toBeNull();
  expect(dayOf(null)).toBeNull();
});
