import { describe, expect, it } from 'vitest';
import { insertMention, mentionAt, mentioned } from './mentions';

const at = (text: string) => mentionAt(text, text.length);

describe('mentions', () => {
  it('begin with an @ at the start of a word', () => {
    expect(at('Ask @Ad')).toEqual({ at: 4, name: 'Ad' });
    expect(at('@')).toEqual({ at: 0, name: '' });
    expect(at('(@Ada Ber')).toEqual({ at: 1, name: 'Ada Ber' });
    expect(at('ada@example')).toBeNull();
    expect(at('@Ada Berger is')).toBeNull();
    expect(at('@Ada, and')).toBeNull();
    expect(at('nobody')).toBeNull();
  });

  it('are written in full, with the caret behind them', () => {
    expect(insertMention('Ask @Ad to', 7, { at: 4, name: 'Ad' }, 'Ada Berger')).toEqual({
      text: 'Ask @Ada Berger to',
      caret: 16,
    });
  });

  it('are those whose name still stands in the text', () => {
    const ada = { id: 'a', name: 'Ada' };
    expect(mentioned('@Ada', [ada, ada, { id: 's', name: 'Sara' }])).toEqual([ada]);
  });
});
