import { describe, expect, it } from 'vitest';
import { formatMoney, formatRelative, initials } from './formats';

describe('formats', () => {
  it('keeps every digit of an amount', () => {
    expect(formatMoney({ amount: '9007199254740993.01', currency: 'EUR' })).toContain(
      '9,007,199,254,740,993.01',
    );
  });

  it('shows no money where amount or currency is missing', () => {
    expect(formatMoney({ amount: null, currency: 'EUR' })).toBeNull();
    expect(formatMoney(null)).toBeNull();
  });

  it('counts days by the calendar', () => {
    const now = new Date('2026-03-10T08:00:00');
    expect(formatRelative('2026-03-09T23:00:00', now)).toBe('yesterday');
    expect(formatRelative('2026-03-10T05:00:00', now)).toBe('3 hours ago');
    expect(formatRelative('2026-03-20T05:00:00', now)).toBe('in 10 days');
  });

  it('makes initials in any script', () => {
    expect(initials('Ada Berger')).toBe('AB');
    expect(initials('Тарас Шевчук')).toBe('ТШ');
    expect(initials('étienne')).toBe('É');
    expect(initials('')).toBe('');
  });
});
