import { describe, expect, it } from 'vitest';
import { filterOf, searchOf } from './filter';
import { STATES, type NoteSearch } from './search';

const NOW = Date.parse('2026-11-29T10:30:20Z');

describe('what is asked of notes and tasks', () => {
  it('asks for everything unless told otherwise', () => {
    expect(filterOf({}, 'me', NOW)).toBeNull();
  });

  it('knows what is overdue', () => {
    const overdue = {
      kind: { eq: 'TASK' },
      completedAt: { isNull: true },
      dueAt: { lt: '2026-11-29T10:30:00.000Z', lte: '2026-11-29T10:30:00.000Z' },
    };
    expect(filterOf({ state: 'overdue' }, 'me', NOW)).toEqual({ and: [overdue] });
  });

  it('takes for mine what I am to do, and what I wrote for nobody', () => {
    expect(filterOf({ mine: 'me', kind: ['CALL'] }, 'me', NOW)).toEqual({
      kind: { in: ['CALL'] },
      or: [{ assignee: { eq: 'me' } }, { author: { eq: 'me' }, assignee: { isNull: true } }],
    });
  });

  it('is found again as the toolbar shows it, whatever the clock says then', () => {
    const later = NOW + 40 * 86_400_000;
    for (const state of STATES) {
      const search: NoteSearch = { state, mine: 'me', kind: ['CALL'], where: [[['due', 'some']]] };
      expect(searchOf(filterOf(search, 'me', NOW), 'me', later)).toEqual(search);
    }
    const fixed = { kind: { eq: 'TASK' }, dueAt: { lt: '2026-11-29T10:30:00.000Z' } };
    expect(searchOf({ and: [fixed] }, 'me', NOW)).toEqual({ raw: fixed });
  });
});
