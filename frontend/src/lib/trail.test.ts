import { beforeEach, expect, it } from 'vitest';
import { leaveTrail, neighboursOf } from './trail';

beforeEach(() => sessionStorage.clear());

it('knows what stands before and behind', () => {
  leaveTrail(['a', 'b', 'c']);
  expect(neighboursOf('b')).toEqual({ position: 2, count: 3, previous: 'a', next: 'c' });
  expect(neighboursOf('a')).toMatchObject({ previous: null, next: 'b' });
});

it('knows nothing of a record that was not in the list', () => {
  expect(neighboursOf('b')).toBeNull();
  leaveTrail(['a']);
  expect(neighboursOf('b')).toBeNull();
});
