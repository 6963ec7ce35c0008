import { expect, test } from 'vitest';
import { pricesFor, type ListedPrice } from './prices-for';

const own: ListedPrice = { id: '1', priceList: { id: 'partners', isDefault: false } };
const general: ListedPrice = { id: '2', priceList: { id: 'everybody', isDefault: true } };

test('the client’s own list goes before the default one, and that before the list price', () => {
  expect(pricesFor([general, own], 'partners')).toEqual({ from: 'own', prices: [own] });
  expect(pricesFor([general, own], null)).toEqual({ from: 'default', prices: [general] });
  expect(pricesFor([general], 'partners')).toEqual({ from: 'default', prices: [general] });
  expect(pricesFor([own], null)).toEqual({ from: 'product', prices: [] });
});
