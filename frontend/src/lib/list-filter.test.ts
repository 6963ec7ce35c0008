import { describe, expect, it } from 'vitest';
import type { FieldSpecs } from './conditions';
import { chosen, filterFrom, isEqual, mine, searchFrom, type Conditions } from './list-filter';

interface Search extends Conditions {
  stage?: string[];
  owner?: 'me';
}

const SPECS: FieldSpecs = {
  stage: { key: 'stage', label: 'Stage', kind: 'word' },
  closes: { key: 'expectedCloseOn', label: 'Closes', kind: 'day' },
  tag: { key: 'tag', label: 'Tags', kind: 'record', record: 'tag', hasNone: false },
};
const QUICK = [
  chosen<Search>('stage', 'stage', ['LEAD', 'LOST']),
  mine<Search>('owner', 'owner', 'u1'),
];
const filterOf = (search: Search) => filterFrom(search, QUICK, SPECS);
const searchOf = (filter: unknown) => searchFrom<Search>(filter, QUICK, SPECS);

describe('the filter of a list', () => {
  const search: Search = {
    stage: ['LEAD'],
    owner: 'me',
    where: [[['closes', 'before', '2026-12-01']], [['stage', 'notIn', 'LOST']]],
    raw: { customField: { key: 'x', eq: 1 } },
  };

  it('is none when nothing is asked', () => {
    expect(filterOf({})).toBeNull();
    expect(searchOf(null)).toEqual({});
  });

  it('is found again as it was asked', () => {
    expect(filterOf(search)).toEqual({
      stage: { in: ['LEAD'] },
      owner: { eq: 'u1' },
      and: [
        { expectedCloseOn: { lt: '2026-12-01' } },
        { not: { stage: { in: ['LOST'] } } },
        { customField: { key: 'x', eq: 1 } },
      ],
    });
    expect(searchOf(filterOf(search))).toEqual(search);
  });

  it('keeps as it is what no place shows', () => {
    const unknown = { stage: { in: ['LEAD', 'NOBODY'] }, tag: { isNull: true } };
    expect(searchOf(unknown)).toEqual({
      where: [[['stage', 'in', 'LEAD', 'NOBODY']]],
      raw: { tag: { isNull: true } },
    });
    expect(searchOf({ owner: { eq: 'u2' }, name: { contains: 'x' } }).raw).toEqual({
      and: [{ owner: { eq: 'u2' } }, { name: { contains: 'x' } }],
    });
    expect(searchOf({ stage: { in: [] } })).toEqual({ raw: { stage: { in: [] } } });
    // A list of an address has an end, and a filter must not lose what lies behind it.
    const many = { stage: { in: Array.from({ length: 60 }, (_, index) => `S${index}`) } };
    expect(searchOf(many)).toEqual({ raw: many });
  });

  it('says a quick filter once, and again as a condition', () => {
    const twice = { stage: { eq: 'LEAD' }, and: [{ stage: { in: ['LOST'] } }] };
    expect(searchOf(twice)).toEqual({ stage: ['LEAD'], where: [[['stage', 'in', 'LOST']]] });
  });

  it('is the same whatever the order of its fields', () => {
    expect(isEqual({ a: 1, b: { c: null } }, { b: {}, a: 1 })).toBe(true);
    expect(isEqual({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  });
});

describe('a day', () => {
  it('ends a range that it belongs to', () => {
    expect(searchOf({ expectedCloseOn: { lte: '2026-12-31' } }).where).toEqual([
      [['closes', 'before', '2027-01-01']],
    ]);
    expect(searchOf({ expectedCloseOn: { gt: '2026-12-31' } }).where).toEqual([
      [['closes', 'after', '2027-01-01']],
    ]);
  });
});
