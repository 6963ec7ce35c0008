import { counter } from '../counted';
import { formatInteger } from '@/lib/formats';

const counted = counter('en');

export const products = {
  products: {
    title: 'Catalogue',
    all: 'All products',
    search: 'Search by name, SKU or text',
    total: (count: number, isExact: boolean) =>
      counted(count, 'product', 'products').replace(/^\S+/, (number) =>
        isExact ? number : `${number}+`,
      ),
    facets: 'Narrow down',
    category: 'Category',
    allCategories: 'All categories',
    brand: 'Brand',
    moreBrands: (count: number) => `${formatInteger(count)} more`,
    fewerBrands: 'Fewer',
    status: 'Status',
    price: 'List price',
    anyPrice: 'Any price',
    under: (price: string) => `Under ${price}`,
    between: (from: string, to: string) => `${from} to ${to}`,
    over: (price: string) => `${price} and more`,
    view: 'View',
    views: { table: 'Table', grid: 'Tiles' },
    columns: {
      name: 'Product',
      sku: 'SKU',
      category: 'Category',
      status: 'Status',
      stock: 'Stock',
      price: 'List price',
    },
    emptyTitle: 'No product fits',
    emptyText: 'Try another word, or take a filter away.',
    details: 'Details',
    description: 'Description',
    noDescription: 'No description.',
    gtin: 'GTIN',
    partNumber: 'Part number',
    unit: 'Unit',
    kind: 'Kind',
    tax: 'Tax',
    cost: 'Cost',
    stock: 'In stock',
    outOfStock: 'Out of stock',
    noStock: 'Not stocked',
    created: 'Created',
    updated: 'Last changed',
    prices: 'Price lists',
    noPrices: 'The list price holds everywhere.',
    fromQuantity: (quantity: string) => `from ${quantity}`,
    forClient: {
      title: 'Price for a client',
      client: 'Client',
      none: 'No price',
      own: (list: string) => `From the client’s price list ${list}`,
      ofDefault: (list: string) => `From the default price list ${list}`,
      ofProduct: 'The list price, which holds for everybody',
    },
    offered: {
      title: 'Who was offered it',
      among: (count: number) => `among the ${counted(count, 'deal', 'deals')} changed last`,
      none: 'None of these deals has it.',
      older: 'Look among older deals',
    },
  },

  productStatuses: { DRAFT: 'Draft', ACTIVE: 'Active', DISCONTINUED: 'Discontinued' },

  productKinds: { GOOD: 'Good', SERVICE: 'Service', SUBSCRIPTION: 'Subscription' },
};
