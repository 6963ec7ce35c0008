import { describe, expect, it } from 'vitest';
import { changesBetween, keyOf, nameOf, ownFields, tableOf, withRight } from './right-tables';

const table = tableOf([
  { type: 'Client', field: '*', operation: 'READ', scope: 'TEAM' },
  { type: 'Client', field: 'taxId', operation: 'READ', scope: 'NONE' },
]);

describe('a table of rights', () => {
  it('names its lines so that they can be read back', () => {
    const key = { type: 'Client', field: 'taxId', operation: 'UPDATE' } as const;
    expect(keyOf(nameOf(key))).toEqual(key);
  });

  it('tells what was changed, and nothing of what was changed back', () => {
    const read = { type: 'Client', field: '*', operation: 'READ' } as const;
    const wider = withRight(table, read, 'ALL');
    expect(changesBetween(table, wider)).toEqual([{ ...read, before: 'TEAM', after: 'ALL' }]);
    expect(changesBetween(table, withRight(wider, read, 'TEAM'))).toEqual([]);
  });

  it('takes a line of a field away, so that the type decides', () => {
    const field = { type: 'Client', field: 'taxId', operation: 'READ' } as const;
    const changes = changesBetween(table, withRight(table, field, null));
    expect(changes).toEqual([{ ...field, before: 'NONE', after: null }]);
  });

  it('knows no difference between a type that was never named and one that is refused', () => {
    const update = { type: 'Deal', field: '*', operation: 'UPDATE' } as const;
    expect(changesBetween(table, withRight(table, update, 'NONE'))).toEqual([]);
  });

  it('knows the fields with lines of their own', () => {
    expect(ownFields(table, 'Client')).toEqual(['taxId']);
    expect(ownFields(table, 'Deal')).toEqual([]);
  });
});
