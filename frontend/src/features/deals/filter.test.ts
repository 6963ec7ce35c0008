import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { filterOf, searchOf, withStages } from './filter';
import { CLOSES, type DealSearch } from './search';

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

  it('moves on with the calendar', () => {
    const kept = CLOSES.map((closes) => filterOf({ closes }, 'u1'));
    vi.setSystemTime(new Date(2027, 1, 2));
    expect(kept.map((filter) => searchOf(filter, 'u1').closes)).toEqual(CLOSES);
    expect(filterOf(searchOf(kept[2], 'u1'), 'u1')).toEqual({
      expectedCloseOn: { lte: '2027-02-28', lt: '2027-03-31' },
    });
  });

  it('stands still where somebody chose the days', () => {
    const where = (expectedCloseOn: object) => searchOf({ expectedCloseOn }, 'u1').where;
    expect(where({ lt: '2026-11-25' })).toEqual([[['closes', 'before', '2026-11-25']]]);
    expect(where({ lte: '2026-11-30' })).toEqual([[['closes', 'before', '2026-12-01']]]);
  });

  it('means open stages where it asks for what closes', () => {
    expect(withStages({ closes: 'week' }, [OPEN, WON]).stage).toEqual(['s1']);
    expect(withStages({}, [OPEN, WON]).stage).toBeUndefined();
  });
});
