import { Sun } from 'lucide-react';
import { expect, test } from 'vitest';
import { matching, type Action } from './actions';

const actions: Action[] = ['New deal', 'New task', 'Go to Deals'].map((label) => ({
  id: label,
  label,
  icon: Sun,
  run: () => undefined,
}));

test('an action is found by the beginnings of its words, in any order', () => {
  expect(matching(actions, 'ne').map(({ label }) => label)).toEqual(['New deal', 'New task']);
  expect(matching(actions, 'dea new').map(({ label }) => label)).toEqual(['New deal']);
  expect(matching(actions, 'eal')).toEqual([]);
  expect(matching(actions, '')).toHaveLength(3);
});
