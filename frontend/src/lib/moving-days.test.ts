import { describe, expect, it } from 'vitest';
import { boundsOf, isCount, MOVING, movingOf } from './moving-days';

const NOW = new Date(2026, 11, 1, 9, 30);

describe('ranges that move on', () => {
  it('mean whole days, with today', () => {
    expect(boundsOf('last', 30, NOW)).toEqual({
      gte: '2026-11-01',
      lt: '2026-12-02',
      lte: '2026-12-02',
    });
    expect(boundsOf('next', 7, NOW)).toEqual({
      gt: '2026-11-30',
      gte: '2026-12-01',
      lt: '2026-12-09',
    });
    expect(boundsOf('olderThan', 30, NOW)).toEqual({ lt: '2026-11-01', lte: '2026-12-01' });
  });

  it('are known again by their bounds alone, whenever they were asked', () => {
    for (const moving of MOVING) {
      for (const count of [1, 7, 30, 365, 9999]) {
        expect(movingOf(boundsOf(moving, count, NOW))).toEqual({ moving, count });
      }
    }
  });

  it('are known again as moments too, although clocks are changed between their bounds', () => {
    const summer = { lt: '2026-09-30T22:00:00.000Z', lte: '2026-10-30T23:00:00.000Z' };
    expect(movingOf(summer)).toEqual({ moving: 'olderThan', count: 30 });
  });

  it('are not taken for days that somebody chose', () => {
    const chosen = [
      { lt: '2026-11-01' },
      { gte: '2026-11-01', lt: '2026-12-02' },
      { gte: '2026-11-01', lt: '2026-12-02', lte: '2026-12-03' },
      { lt: '2026-12-01', lte: '2026-12-01' },
      { lt: '2026-12-01', lte: '2026-11-01' },
      { lt: 'soon', lte: 'later' },
      { gt: '2026-11-01', lte: '2026-12-01' },
    ];
    expect(chosen.map((bounds) => movingOf(bounds))).toEqual(chosen.map(() => null));
  });

  it('count days by whole numbers of up to four digits', () => {
    expect(['1', '30', '9999'].map(isCount)).toEqual([true, true, true]);
    expect(['0', '-1', '1.5', '', 'x', '10000', '1e3'].some(isCount)).toBe(false);
  });
});
