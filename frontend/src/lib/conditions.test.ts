import { describe, expect, it } from 'vitest';
import { filtersOf, readWhere, whereOf, type FieldSpecs, type Where } from './conditions';

const SPECS: FieldSpecs = {
  country: { key: 'country', label: 'Country', kind: 'country' },
  tag: { key: 'tag', label: 'Tags', kind: 'record', record: 'tag', hasNone: false },
  revenue: { key: 'annualRevenue', label: 'Revenue', kind: 'number' },
  created: { key: 'createdAt', label: 'Created', kind: 'date', hasNone: false },
};

const WHERE: Where = [
  [['country', 'in', 'DE', 'FR']],
  [
    ['tag', 'notIn', 'abc'],
    ['revenue', 'atLeast', '1000000'],
  ],
  [['created', 'after', '2026-03-01']],
];

describe('conditions', () => {
  it('become the filter of a list, groups by or', () => {
    expect(filtersOf(WHERE, SPECS)).toEqual([
      { country: { in: ['DE', 'FR'] } },
      { or: [{ not: { tag: { in: ['abc'] } } }, { annualRevenue: { gte: '1000000' } }] },
      { createdAt: { gte: new Date('2026-03-01T00:00:00').toISOString() } },
    ]);
  });

  it('are found again in the filter of a saved view', () => {
    expect(whereOf({ and: filtersOf(WHERE, SPECS) }, SPECS)).toEqual(WHERE);
    expect(whereOf({ country: { eq: 'DE' } }, SPECS)).toEqual([[['country', 'in', 'DE']]]);
  });

  it('do not pretend to understand what they cannot say', () => {
    expect(whereOf({ customField: { key: 'x', eq: 1 } }, SPECS)).toBeNull();
    expect(whereOf({ or: [{ country: { eq: 'DE' }, tag: { in: ['a'] } }] }, SPECS)).toBeNull();
    expect(whereOf({ annualRevenue: { gt: '1' } }, SPECS)).toBeNull();
  });

  it('are read from an address, without what does not fit', () => {
    const given = [
      [['country', 'in', 'DE']],
      [['nothing', 'in', 'x']],
      [['country', 'after', 'x']],
    ];
    expect(readWhere([...given, 'x', [['country', 'in']]], SPECS)).toEqual([
      [['country', 'in', 'DE']],
    ]);
    expect(readWhere('x', SPECS)).toBeUndefined();
  });
});
