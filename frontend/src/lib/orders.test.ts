import { describe, expect, it } from 'vitest';
import { nextOrder, readOrder } from './orders';

describe('orders of a list', () => {
  it('turn round at the second click', () => {
    expect(nextOrder('NAME_ASC', 'NAME', 'ASC', false)).toBe('NAME_DESC');
    expect(nextOrder('NAME_DESC', 'REVENUE', 'DESC', false)).toBe('REVENUE_DESC');
  });

  it('are added, turned round and taken away with Shift', () => {
    expect(nextOrder('REVENUE_DESC', 'NAME', 'ASC', true)).toBe('REVENUE_DESC,NAME_ASC');
    expect(nextOrder('REVENUE_DESC,NAME_ASC', 'NAME', 'ASC', true)).toBe('REVENUE_DESC,NAME_DESC');
    expect(nextOrder('REVENUE_DESC,NAME_DESC', 'NAME', 'ASC', true)).toBe('REVENUE_DESC');
    expect(nextOrder('A_ASC,B_ASC', 'A', 'ASC', false)).toBe('A_ASC');
  });

  it('are read from an address, each column once', () => {
    expect(readOrder('NAME_ASC,X_ASC,NAME_DESC', ['NAME_ASC', 'NAME_DESC'])).toBe('NAME_ASC');
    expect(readOrder(7, ['NAME_ASC'])).toBeUndefined();
  });
});
