import { describe, expect, it } from 'vitest';
import { changedMethods, changedValues, contactDraft, newMethod } from './contact-draft';

const before = contactDraft({
  __typename: 'Contact',
  id: 'c',
  version: 1,
  name: 'Ines Albrecht',
  firstName: 'Ines',
  lastName: 'Albrecht',
  jobTitle: null,
  department: null,
  isPrimary: false,
  doNotContact: false,
  methods: [
    {
      __typename: 'ContactMethod',
      id: 'm',
      version: 4,
      kind: 'EMAIL',
      label: null,
      value: 'ines@example.com',
      isPrimary: true,
    },
  ],
});

describe('a contact that is edited', () => {
  it('sends what differs, and nothing for nothing', () => {
    expect(changedValues({ ...before, jobTitle: ' Buyer ', isPrimary: true }, before)).toEqual({
      jobTitle: 'Buyer',
      isPrimary: true,
    });
    expect(changedValues({ ...before, firstName: ' ' }, before)).toEqual({ firstName: null });
    expect(changedValues(before, before)).toEqual({});
  });

  it('makes, changes and deletes the ways to reach somebody', () => {
    const [email] = before.methods;
    if (!email) throw new Error('The contact has an address.');
    expect(changedMethods({ ...before, methods: [] }, before).removed).toEqual([
      { id: 'm', version: 4 },
    ]);
    const mobile = { ...newMethod('MOBILE'), value: '+49 170 1' };
    const empty = newMethod('PHONE');
    const { written, removed } = changedMethods(
      { ...before, methods: [{ ...email, label: 'Work' }, empty, mobile] },
      before,
    );
    expect(removed).toEqual([]);
    expect(written.map(({ place }) => place)).toEqual([0, 2]);
    expect(changedMethods(before, before).written).toEqual([]);
  });

  it('begins with an address and a number', () => {
    expect(contactDraft(null).methods.map(({ kind }) => kind)).toEqual(['EMAIL', 'PHONE']);
  });
});
