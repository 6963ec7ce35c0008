import { describe, expect, it } from 'vitest';
import { filterOf } from './filter';

const NOW = Date.parse('2026-11-29T10:30:20Z');

describe('what is asked of notes and tasks', () => {
  it('asks for everything unless told otherwise', () => {
    expect(filterOf({}, 'me', NOW)).toBeNull();
  });

  it('knows what is overdue', () => {
    expect(filterOf({ state: 'overdue' }, 'me', NOW)).toEqual({
      and: [
        {
          kind: { eq: 'TASK' },
          completedAt: { isNull: true },
          dueAt: { lt: '2026-11-29T10:30:00.000Z' },
        },
      ],
    });
  });

  it('takes for mine what I am to do, and what I wrote for nobody', () => {
    expect(filterOf({ mine: 'me', kind: ['CALL'] }, 'me', NOW)).toEqual({
      and: [
        { kind: { in: ['CALL'] } },
        { or: [{ assignee: { eq: 'me' } }, { author: { eq: 'me' }, assignee: { isNull: true } }] },
      ],
    });
  });
});
