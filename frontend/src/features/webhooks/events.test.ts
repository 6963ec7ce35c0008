import { expect, it } from 'vitest';
import { linesOf, wholeNouns, withNouns } from './events';

it('reads events a line, each once', () => {
  expect(linesOf('client.*\n deal.updated, deal.updated\n\n')).toEqual([
    'client.*',
    'deal.updated',
  ]);
});

it('takes nouns in and out, and leaves single events of others alone', () => {
  const lines = ['client.*', 'deal.updated', 'note.created'];
  expect(wholeNouns(lines)).toEqual(['client']);
  expect(withNouns(lines, ['client', 'deal'])).toEqual(['client.*', 'deal.*', 'note.created']);
  expect(withNouns(lines, [])).toEqual(['deal.updated', 'note.created']);
});
