import { beforeEach, expect, it, vi } from 'vitest';

const rows = ['a', 'b', 'c'].map((id) => ({ id }));

/** The module as a page that was just loaded has it. */
async function loaded() {
  vi.resetModules();
  return import('./trail');
}

beforeEach(() => sessionStorage.clear());

it('knows what stands before and behind', async () => {
  const { leaveTrail, neighboursOf } = await loaded();
  leaveTrail(rows);
  expect(neighboursOf('b')).toEqual({ position: 2, count: 3, previous: 'a', next: 'c' });
  expect(neighboursOf('a')).toMatchObject({ previous: null, next: 'b' });
});

it('knows nothing of a record that was not in the list', async () => {
  const { leaveTrail, neighboursOf } = await loaded();
  expect(neighboursOf('b')).toBeNull();
  leaveTrail([{ id: 'a' }]);
  expect(neighboursOf('b')).toBeNull();
});

it('still knows it when the page was loaded anew', async () => {
  (await loaded()).leaveTrail(rows);
  window.dispatchEvent(new Event('pagehide'));
  const { neighboursOf } = await loaded();
  expect(neighboursOf('c')).toEqual({ position: 3, count: 3, previous: 'b', next: null });
});
