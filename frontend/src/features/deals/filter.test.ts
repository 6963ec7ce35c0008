import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { filterOf, searchOf, withStages } from './filter';
import type { DealSearch } from './search';

const OPEN = {
  __typename: 'Stage',
  id: 's1',
  name: 'Offer',
  position: 1,
  probability: 20,
  outcome: 'OPEN',
} as const;
const WON = {
  __typename: 'Stage',
  id: 's2',
  name: 'Won',
  position: 2,
  probability: 100,
  outcome: 'WON',
} as const;

describe('the filter of the deals', () => {
  beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 10, 25, 12) }));
  afterEach(() => vi.useRealTimers());

  it('is found again as the toolbar shows it', () => {
    const search: DealSearch = {
      owner: 'me',
      stage: ['s1'],
      closes: 'month',
      where: [[['amount', 'atLeast', '1000']]],
    };
    expect(searchOf(filterOf(search, 'u1'), 'u1')).toEqual(search);
  });

  it('moves on with the day where it asks for what is late', () => {
    const kept = filterOf({ closes: 'overdue' }, 'u1');
    vi.setSystemTime(new Date(2027, 1, 2));
    expect(searchOf(kept, 'u1').closes).toBe('overdue');
    expect(searchOf({ expectedCloseOn: { lt: '2026-11-25' } }, 'u1').where).toEqual([
      [['closes', 'before', '2026-11-25']],
    ]);
  });

  it('says until which day once the month is over', () => {
    const kept = filterOf({ closes: 'month' }, 'u1');
    vi.setSystemTime(new Date(2026, 11, 1, 12));
    expect(searchOf(kept, 'u1').where).toEqual([[['closes', 'before', '2026-12-01']]]);
  });

  it('means open stages where it asks for what closes', () => {
    expect(withStages({ closes: 'week' }, [OPEN, WON]).stage).toEqual(['s1']);
    expect(withStages({}, [OPEN, WON]).stage).toBeUndefined();
  });
});
