import { describe, expect, it } from 'vitest';
import { colsOf, fieldsOf, formatColumns, moved, parseColumns } from './columns';

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

  it('of custom fields keep their places until it is known which there are', () => {
    const text = 'name,custom_tier.120,stage';
    expect(parseColumns(text, LAYOUTS, true)).toEqual([
      { id: 'name' },
      { id: 'custom_tier', width: 120 },
      { id: 'stage' },
    ]);
    expect(parseColumns(text, LAYOUTS)).toEqual([{ id: 'name' }, { id: 'stage' }]);
    const known = { ...LAYOUTS, custom_tier: { track: '1fr', isOptional: true } };
    expect(parseColumns(text, known)).toEqual(parseColumns(text, LAYOUTS, true));
  });

  it('are kept by saved views as fields of the schema, custom ones by their keys', () => {
    const choices = [{ id: 'name' }, { id: 'custom_tier', width: 120 }, { id: 'stage' }];
    const kept = fieldsOf(choices, { stage: 'lifecycleStage' });
    expect(kept).toEqual(['name', 'customFields.tier', 'lifecycleStage']);
    expect(colsOf(kept, LAYOUTS, { stage: 'lifecycleStage' })).toBe('name,custom_tier,stage');
    expect(colsOf(['shoeSize'], LAYOUTS, {})).toBeUndefined();
  });

  it('change places', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  });
});
