import { expect, it } from 'vitest';
import type { TimelineChangeFragment } from '@/gql/graphql';
import { foldChanges } from './folds';

function change(id: string, actor: string, occurredAt: string): TimelineChangeFragment {
  return {
    __typename: 'RecordChange',
    id,
    occurredAt,
    action: 'UPDATE',
    type: 'Client',
    actor: { __typename: 'User', id: actor, name: actor },
    record: null,
    changes: [],
  };
}

const note = { __typename: 'Note' as const, id: 'n' };

it('folds what one person changed on one day, between notes', () => {
  const folded = foldChanges([
    change('1', 'ada', '2026-11-25T10:00:00'),
    change('2', 'ada', '2026-11-25T09:00:00'),
    change('3', 'sara', '2026-11-25T08:00:00'),
    note,
    change('4', 'sara', '2026-11-25T07:00:00'),
    change('5', 'sara', '2026-11-24T07:00:00'),
  ]);
  expect(folded.map(({ __typename, id }) => [__typename, id])).toEqual([
    ['Fold', '1'],
    ['RecordChange', '3'],
    ['Note', 'n'],
    ['RecordChange', '4'],
    ['RecordChange', '5'],
  ]);
});

it('leaves an empty timeline empty', () => {
  expect(foldChanges([])).toEqual([]);
});
