import { describe, expect, it } from 'vitest';
import { changesOf } from './columns-changed';
import { filterOf } from './filters';
import { readAuditSearch } from './search';

describe('what an entry changed', () => {
  it('is told column by column', () => {
    expect(changesOf({ city: 'Köln', size: 3 }, { city: 'Bonn', size: 3, tags: ['a'] })).toEqual([
      { column: 'city', before: 'Köln', after: 'Bonn' },
      { column: 'tags', before: null, after: '["a"]' },
    ]);
  });

  it('is told line by line of a table inside a column', () => {
    const before = { rights: { 'Client.* read': 'own', 'Deal.* read': 'own' } };
    const after = { rights: { 'Client.* read': 'all', 'Deal.* read': 'own' } };
    expect(changesOf(before, after)).toEqual([
      { column: 'rights · Client.* read', before: 'own', after: 'all' },
    ]);
  });

  it('is all of a record that was made or destroyed', () => {
    expect(changesOf(null, { name: 'A' })).toEqual([{ column: 'name', before: null, after: 'A' }]);
    expect(changesOf({ name: 'A' }, null)).toEqual([{ column: 'name', before: 'A', after: null }]);
  });
});

describe('the filter of the audit log', () => {
  it('takes both days in', () => {
    const filter = filterOf(readAuditSearch({ from: '2026-11-01', to: '2026-11-01' }));
    const { gte, lt } = filter?.occurredAt ?? {};
    expect(new Date(lt ?? '').getTime() - new Date(gte ?? '').getTime()).toBe(86_400_000);
  });

  it('asks for everything when nothing is chosen, and drops what is no filter', () => {
    expect(filterOf(readAuditSearch({ action: 'DANCE', from: 'tomorrow' }))).toBeNull();
  });
});
