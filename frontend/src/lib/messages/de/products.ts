import { formatInteger } from '@/lib/formats';
import { counter } from '../counted';

const counted = counter('de');

export const products = {
  products: {
    title: 'Katalog',
    all: 'Alle Produkte',
    search: 'Nach Name, SKU oder Text suchen',
    total: (count: number, isExact: boolean) =>
      counted(count, 'Produkt', 'Produkte').replace(/^\S+/, (number) =>
        isExact ? number : `${number}+`,
      ),
    facets: 'Eingrenzen',
    category: 'Kategorie',
    allCategories: 'Alle Kategorien',
    brand: 'Marke',
    moreBrands: (count: number) => `${formatInteger(count)} weitere`,
    fewerBrands: 'Weniger',
    status: 'Status',
    price: 'Listenpreis',
    anyPrice: 'Jeder Preis',
    under: (price: string) => `Unter ${price}`,
    between: (from: string, to: string) => `${from} bis ${to}`,
    over: (price: string) => `${price} und mehr`,
    view: 'Ansicht',
    views: { table: 'Tabelle', grid: 'Kacheln' },
    columns: {
      name: 'Produkt',
      sku: 'SKU',
      category: 'Kategorie',
      status: 'Status',
      stock: 'Bestand',
      price: 'Listenpreis',
    },
    emptyTitle: 'Kein Produkt passt',
    emptyText: 'Versuchen Sie ein anderes Wort, oder nehmen Sie einen Filter weg.',
    details: 'Einzelheiten',
    description: 'Beschreibung',
    noDescription: 'Keine Beschreibung.',
    gtin: 'GTIN',
    partNumber: 'Herstellernummer',
    unit: 'Einheit',
    kind: 'Art',
    tax: 'Steuer',
    cost: 'Einkaufspreis',
    stock: 'Auf Lager',
    outOfStock: 'Nicht auf Lager',
    noStock: 'Ohne Bestand',
    created: 'Angelegt',
    updated: 'Zuletzt geändert',
    prices: 'Preislisten',
    noPrices: 'Überall gilt der Listenpreis.',
    fromQuantity: (quantity: string) => `ab ${quantity}`,
    forClient: {
      title: 'Preis für einen Kunden',
      client: 'Kunde',
      none: 'Kein Preis',
      own: (list: string) => `Aus der Preisliste des Kunden, ${list}`,
      ofDefault: (list: string) => `Aus der Standardpreisliste ${list}`,
      ofProduct: 'Der Listenpreis, der für alle gilt',
    },
    offered: {
      title: 'Wem es angeboten wurde',
      among: (count: number) => `unter den zuletzt geänderten: ${counted(count, 'Deal', 'Deals')}`,
      none: 'Keiner dieser Deals enthält es.',
      older: 'In älteren Deals suchen',
    },
  },

  productStatuses: { DRAFT: 'Entwurf', ACTIVE: 'Aktiv', DISCONTINUED: 'Eingestellt' },
  productKinds: { GOOD: 'Ware', SERVICE: 'Dienstleistung', SUBSCRIPTION: 'Abonnement' },
};
