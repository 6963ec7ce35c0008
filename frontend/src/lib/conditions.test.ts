import { describe, expect, it, vi } from 'vitest';
import {
  CUSTOM,
  filtersOf,
  lostKeys,
  operatorsOf,
  readWhere,
  specOf,
  whereOf,
  withCustom,
  withoutLost,
  type FieldSpecs,
  type Where,
} from './conditions';
import { dayOf } from './days';

const SPECS: FieldSpecs = {
  country: { key: 'country', label: 'Country', kind: 'country' },
  tag: { key: 'tag', label: 'Tags', kind: 'record', record: 'tag', hasNone: false },
  revenue: { key: 'annualRevenue', label: 'Revenue', kind: 'number' },
  created: { key: 'createdAt', label: 'Created', kind: 'date', hasNone: false },
};

function dayFromNow(days: number): string {
  const now = new Date();
  return dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}

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

  it('move on with the calendar where they count days', () => {
    const moving: Where = [
      [
        ['created', 'olderThan', '30'],
        ['closes', 'next', '14'],
      ],
      [['created', 'last', '7']],
    ];
    const specs: FieldSpecs = {
      ...SPECS,
      closes: { key: 'closesOn', label: 'Closes', kind: 'day' },
    };
    vi.useFakeTimers({ now: new Date(2026, 10, 25, 12) });
    const kept = { and: filtersOf(moving, specs) };
    vi.setSystemTime(new Date(2027, 4, 1));
    expect(readWhere(moving, specs)).toEqual(moving);
    expect(whereOf(kept, specs)).toEqual(moving);
    const midnight = (day: string) => new Date(`${day}T00:00:00`).toISOString();
    expect(filtersOf(moving, specs)).toEqual([
      {
        or: [
          { createdAt: { lt: midnight('2027-04-01'), lte: midnight('2027-05-01') } },
          { closesOn: { gt: '2027-04-30', gte: '2027-05-01', lt: '2027-05-16' } },
        ],
      },
      {
        createdAt: {
          gte: midnight('2027-04-24'),
          lt: midnight('2027-05-02'),
          lte: midnight('2027-05-02'),
        },
      },
    ]);
    vi.useRealTimers();
    const wrong = [
      [['created', 'last', '0']],
      [['created', 'last', '7', '8']],
      [['created', 'next', '7']],
      [['revenue', 'last', '7']],
    ];
    expect(readWhere(wrong, specs)).toBeUndefined();
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

describe('conditions on custom fields', () => {
  const OPEN: FieldSpecs = { ...SPECS, ...CUSTOM };
  const KNOWN = withCustom(OPEN, {
    custom_tier: { key: 'customField', label: 'Tier', kind: 'phrase', hasNone: true },
  });
  const where: Where = [
    [
      ['custom_tier', 'in', 'Gold', 'Silver'],
      ['custom_tier', 'none'],
    ],
    [['custom_certified', 'no']],
    [['custom_audit', 'after', '2026-03-01']],
    [['custom_audit', 'before', '2027-01-01']],
    [['custom_audit', 'olderThan', '365']],
    [['custom_fleet', 'atLeast', '12.5']],
    [['custom_motto', 'contains', 'on time']],
    [['custom_motto', 'notIn', 'Never']],
  ];

  it('name the field by its key, and say of what kind it is', () => {
    expect(filtersOf(where, OPEN)).toEqual([
      {
        or: [
          { customField: { key: 'tier', in: ['Gold', 'Silver'] } },
          { customField: { key: 'tier', isNull: true } },
        ],
      },
      { customField: { key: 'certified', eq: false } },
      { customField: { key: 'audit', gte: '2026-03-01' } },
      { customField: { key: 'audit', lt: '2027-01-01' } },
      { customField: { key: 'audit', lt: dayFromNow(-365), lte: dayFromNow(0) } },
      { customField: { key: 'fleet', gte: '12.5' } },
      { customField: { key: 'motto', contains: 'on time' } },
      { not: { customField: { key: 'motto', in: ['Never'] } } },
    ]);
  });

  it('are read from an address, and found again in a saved view, before anybody knows which fields there are', () => {
    expect(readWhere(where, OPEN)).toEqual(where);
    expect(whereOf({ and: filtersOf(where, OPEN) }, OPEN)).toEqual(where);
    expect(whereOf({ customField: { key: 'audit', lte: '2026-12-31' } }, OPEN)).toEqual([
      [['custom_audit', 'before', '2027-01-01']],
    ]);
    expect(whereOf({ customField: { key: 'floors', eq: 3 } }, OPEN)).toEqual([
      [['custom_floors', 'in', '3']],
    ]);
  });

  it('do not pretend to understand what they cannot say', () => {
    expect(whereOf({ customField: { key: 'fleet', gt: '1' } }, OPEN)).toBeNull();
    expect(whereOf({ customField: { key: 'a', in: [true] } }, OPEN)).toBeNull();
    expect(whereOf({ customField: { key: 'a', gte: '1', lte: '2' } }, OPEN)).toBeNull();
    expect(whereOf({ customField: { key: 'not a key', eq: 'x' } }, OPEN)).toBeNull();
  });

  it('are none of a list that has no custom fields', () => {
    expect(readWhere(where, SPECS)).toBeUndefined();
    expect(specOf(SPECS, 'custom_tier')).toBeUndefined();
  });

  it('are missed once the fields are known and theirs is not among them', () => {
    expect(lostKeys(where, OPEN)).toEqual([]);
    expect(lostKeys(where, KNOWN)).toEqual(['certified', 'audit', 'fleet', 'motto']);
    expect(withoutLost(where, KNOWN)).toEqual(where.slice(0, 1));
    expect(withoutLost([[['custom_gone', 'yes']]], KNOWN)).toBeUndefined();
  });

  it('ask only what the API can be asked of their kind', () => {
    const kinds = ['choice', 'truth', 'day', 'decimal', 'phrase'] as const;
    const spec = { key: 'customField', label: 'X', hasNone: true, options: [] };
    const asked = kinds.map((kind) => operatorsOf({ ...spec, kind }));
    expect(asked).toEqual([
      ['in', 'notIn', 'none', 'some'],
      ['yes', 'no', 'none', 'some'],
      ['after', 'before', 'last', 'next', 'olderThan', 'none', 'some'],
      ['atLeast', 'atMost', 'in', 'notIn', 'none', 'some'],
      ['contains', 'in', 'notIn', 'none', 'some'],
    ]);
  });
});
