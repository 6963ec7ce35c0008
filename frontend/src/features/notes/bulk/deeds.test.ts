import { expect, test } from 'vitest';
import { formerOf, isAlready, valuesOf, type Deed, type Row } from './deeds';

const at = '2026-03-01T09:00:00Z';
const task: Row = { id: 't', version: 1, kind: 'TASK', completedAt: null, assignee: null };
const complete: Deed = { kind: 'complete', at };
const give: Deed = { kind: 'assignee', assignee: { id: 'ada', name: 'Ada' } };

test('only tasks are done, taken up again and given to somebody; anything is deleted', () => {
  const call: Row = { ...task, kind: 'CALL' };
  expect([complete, give].map((deed) => isAlready(deed, call))).toEqual([true, true]);
  expect(isAlready({ kind: 'delete' }, call)).toBe(false);
  expect(isAlready(complete, task)).toBe(false);
  expect(isAlready({ kind: 'reopen' }, task)).toBe(true);
});

test('an undone change gives the task its date and its person back', () => {
  expect(valuesOf(complete)).toEqual({ completedAt: at });
  expect(formerOf(complete, task)).toEqual({ completedAt: null });
  expect(formerOf({ kind: 'reopen' }, { ...task, completedAt: at })).toEqual({ completedAt: at });
  expect(formerOf(give, task)).toEqual({ assignee: null });
});
