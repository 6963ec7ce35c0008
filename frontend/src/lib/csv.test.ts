import { describe, expect, it } from 'vitest';
import { csvOf } from './csv';

describe('a table for spreadsheets', () => {
  it('quotes what would break a cell or a line', () => {
    expect(
      csvOf([
        ['a', 'b'],
        ['x, y', 'say "hi"'],
        ['two\nlines', null],
      ]),
    ).toBe('a,b\r\n"x, y","say ""hi"""\r\n"two\nlines",\r\n');
  });

  it('runs nothing in a spreadsheet', () => {
    for (const text of ['=1+1', '+49 30', '-cmd', '@SUM(A1)', '\tx', '\rx']) {
      expect(csvOf([[text]]).replace(/^"/, '')[0]).toBe("'");
    }
  });

  it('leaves numbers as they are', () => {
    expect(csvOf([[-5, '-12.50', 0]])).toBe('-5,-12.50,0\r\n');
  });
});
