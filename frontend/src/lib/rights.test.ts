import { describe, expect, it } from 'vitest';
import { rightsOf } from './rights';

const line = (
  type: string,
  field: string,
  operation: 'READ' | 'UPDATE',
  scope: 'ALL' | 'NONE',
) => ({
  __typename: 'RoleRight' as const,
  type,
  field,
  operation,
  scope,
});

describe('rights', () => {
  const rights = rightsOf([
    line('User', '*', 'READ', 'ALL'),
    line('User', 'email', 'READ', 'NONE'),
    line('User', 'name', 'UPDATE', 'ALL'),
  ]);

  it('refuse what nobody has named', () => {
    expect(rights.may('Client', 'READ')).toBe(false);
    expect(rights.may('User', 'UPDATE')).toBe(false);
  });

  it('let the line of a field decide before that of its type', () => {
    expect(rights.may('User', 'READ')).toBe(true);
    expect(rights.may('User', 'READ', 'jobTitle')).toBe(true);
    expect(rights.may('User', 'READ', 'email')).toBe(false);
    expect(rights.may('User', 'UPDATE', 'name')).toBe(true);
  });
});
