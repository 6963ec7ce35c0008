import { describe, expect, it } from 'vitest';
import type { TimelineChangeFragment } from '@/gql/graphql';
import { deed, fieldLabel, valueText } from './field-changes';

function change(parts: Partial<TimelineChangeFragment>): TimelineChangeFragment {
  return {
    __typename: 'RecordChange',
    id: '1',
    occurredAt: '2026-11-25T10:00:00Z',
    action: 'UPDATE',
    type: 'Client',
    actor: null,
    record: null,
    changes: [],
    ...parts,
  };
}

function fields(...names: string[]): TimelineChangeFragment['changes'] {
  return names.map((field) => ({
    __typename: 'FieldChange',
    field,
    before: 'a',
    after: 'b',
    recordsBefore: [],
    recordsAfter: [],
  }));
}

describe('changes in words', () => {
  it('names what was changed, or counts it', () => {
    expect(deed(change({ changes: fields('city') }))).toBe('changed city');
    expect(deed(change({ changes: fields('city', 'phone', 'doNotContact') }))).toBe(
      'changed city, phone and do not contact',
    );
    expect(deed(change({ changes: fields('a', 'b', 'c', 'd') }))).toBe('changed 4 fields');
    expect(deed(change({ type: 'Contact', changes: fields('jobTitle') }))).toBe(
      'changed position of the contact',
    );
  });

  it('says what else was done with a record', () => {
    expect(deed(change({ action: 'CREATE' }))).toBe('added the client');
    expect(deed(change({ action: 'DELETE', type: 'Contact' }))).toBe('deleted the contact');
    expect(deed(change({ type: 'Deal', changes: fields('stage') }))).toBe('moved the deal');
  });

  it('says that something changed which the viewer may not see', () => {
    expect(deed(change({}))).toBe('changed the record');
  });

  it('shows values as people read them', () => {
    expect(valueText('lifecycleStage', 'CUSTOMER')).toBe('Customer');
    expect(valueText('annualRevenue', { amount: '1200.5', currency: 'EUR' })).toContain('1,200.5');
    expect(valueText('billingAddress', { street: 'Am Markt 1', city: 'Köln' })).toBe(
      'Am Markt 1, Köln',
    );
    expect(valueText('isPrimary', true)).toBe('yes');
    expect(valueText('tags', ['a', 'b'])).toBe('2 entries');
    expect(valueText('expectedCloseOn', '2026-11-25')).toContain('2026');
    expect(valueText('city', null)).toBeNull();
    expect(valueText('city', 'Köln')).toBe('Köln');
  });

  it('names records, and those out of reach only as such', () => {
    const owner = { __typename: 'User' as const, id: 'u', name: 'Sara' };
    expect(valueText('owner', 'VXNlcjo', [owner])).toBe('Sara');
    expect(valueText('owner', 'VXNlcjo', [])).toBe('somebody or something you may not see');
    const tags = ['key', 'fair'].map((name) => ({ __typename: 'Tag' as const, id: name, name }));
    expect(valueText('tags', ['a', 'b'], tags)).toBe('key, fair');
    expect(valueText('tags', ['a', 'b'], tags.slice(1))).toBe('2 entries');
    expect(valueText('tags', [], [])).toBeNull();
  });

  it('makes words of names nobody has translated', () => {
    expect(fieldLabel('manufacturerPartNumber')).toBe('manufacturer part number');
  });
});
