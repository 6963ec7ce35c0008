import { expect, it } from 'vitest';
import { refusal } from './put';

it('says why a file was refused', () => {
  expect(refusal('{"errors":[{"extensions":{"code":"PAYLOAD_TOO_LARGE"}}]}')).toContain('10 MiB');
  expect(refusal('{"code": "NEVER_HEARD_OF"}')).toBe('It was not taken in.');
  expect(refusal('<html>')).toBe('It was not taken in.');
});
