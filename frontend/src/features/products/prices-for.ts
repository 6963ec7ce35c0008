export interface ListedPrice {
  id: string;
  minQuantity?: string | null;
  unitPrice?: string | null;
  priceList?: {
    id: string;
    name?: string | null;
    currency?: string | null;
    isDefault?: boolean | null;
  } | null;
}

/** The prices of the client's own list, else of the default one, else none: then the list price holds, as it does in a deal. */
export function pricesFor(prices: readonly ListedPrice[], list: string | null) {
  const own = prices.filter((price) => list !== null && price.priceList?.id === list);
  if (own.length > 0) return { from: 'own' as const, prices: own };
  const general = prices.filter((price) => price.priceList?.isDefault === true);
  if (general.length > 0) return { from: 'default' as const, prices: general };
  return { from: 'product' as const, prices: [] };
}
