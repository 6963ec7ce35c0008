import { describe, expect, it } from 'vitest';
import { formatColumns, moved, parseColumns } from './columns';

const LAYOUTS = {
  name: { track: '1fr', isFixed: true },
  stage: { track: '1fr' },
  phone: { track: '1fr', isOptional: true },
};

describe('the columns of a list', () => {
  it('are the usual ones unless somebody has chosen', () => {
    expect(parseColumns(null, LAYOUTS)).toEqual([{ id: 'name' }, { id: 'stage' }]);
    expect(parseColumns('nothing,known', LAYOUTS)).toEqual([{ id: 'name' }, { id: 'stage' }]);
  });

  it('are read with their widths, and never without the first', () => {
    const choices = parseColumns('phone.5,stage.200,stage', LAYOUTS);
    expect(choices).toEqual([
      { id: 'name' },
      { id: 'phone', width: 64 },
      { id: 'stage', width: 200 },
    ]);
    expect(formatColumns(choices)).toBe('name,phone.64,stage.200');
  });

  it('change places', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  });
});
