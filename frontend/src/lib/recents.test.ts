import { expect, test } from 'vitest';
import { recordOf } from './recents';

test('pages of records are told from others', () => {
  expect(recordOf('/deals/RGVhbDox')).toBe('RGVhbDox');
  expect(recordOf('/clients/Q2xpZW50_-')).toBe('Q2xpZW50_-');
  expect(recordOf('/clients')).toBeNull();
  expect(recordOf('/admin/users/1')).toBeNull();
});
