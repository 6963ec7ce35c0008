import { graphql } from '@/gql';
import type { PaletteQuery } from '@/gql/graphql';
import type { messages } from '@/lib/messages';

export const PALETTE_HIT = graphql(`
  fragment PaletteHit on SearchHit {
    ... on Client {
      id
      clientName: name
      city
      phone
    }
    ... on Contact {
      id
      contactName: name
      client {
        id
        name
      }
    }
    ... on Product {
      id
      productName: name
      sku
    }
    ... on Deal {
      id
      dealName: name
      client {
        id
        name
      }
    }
    ... on Note {
      id
      title
      body
      client {
        id
        name
      }
      deal {
        id
      }
      product {
        id
        name
      }
    }
  }
`);

export const PALETTE = graphql(`
  query Palette($query: String!, $isNumber: Boolean!) {
    people: search(query: $query, types: [CLIENT, CONTACT], first: 8) @include(if: $isNumber) {
      ...PaletteHit
    }
    search(query: $query, types: [CLIENT, CONTACT, PRODUCT, DEAL, NOTE], first: 12) {
      ...PaletteHit
    }
  }
`);

/** Digits alone are most often the end of a telephone number: whose it is comes before what is numbered like it. */
export function isNumber(query: string): boolean {
  return /^[+\d][\d\s()/.-]{2,}$/.test(query);
}

type Hit = NonNullable<PaletteQuery['search']>[number];

/** A record in the list, and the page one reads it on. */
export interface Found {
  id: string;
  kind: keyof typeof messages.palette.kinds;
  name: string;
  more: string | null | undefined;
  to: '/clients/$id' | '/deals/$id' | '/products/$id';
  target: string;
}

/** Contacts stand on the page of their client, notes on that of what they are about. */
export function foundOf(hit: Hit, isNumber: boolean): Found | null {
  switch (hit.__typename) {
    case 'Client':
      return {
        id: hit.id,
        kind: 'Client',
        name: hit.clientName ?? '–',
        more: isNumber ? hit.phone : hit.city,
        to: '/clients/$id',
        target: hit.id,
      };
    case 'Product':
      return {
        id: hit.id,
        kind: 'Product',
        name: hit.productName ?? '–',
        more: hit.sku,
        to: '/products/$id',
        target: hit.id,
      };
    case 'Deal':
      return {
        id: hit.id,
        kind: 'Deal',
        name: hit.dealName ?? '–',
        more: hit.client?.name,
        to: '/deals/$id',
        target: hit.id,
      };
    case 'Contact':
      if (!hit.client) return null;
      return {
        id: hit.id,
        kind: 'Contact',
        name: hit.contactName ?? '–',
        more: hit.client.name,
        to: '/clients/$id',
        target: hit.client.id,
      };
    case 'Note':
      return noteOf(hit);
    default:
      return null;
  }
}

function noteOf(note: Extract<Hit, { __typename: 'Note' }>): Found | null {
  const name = note.title ?? note.body?.split('\n')[0] ?? '–';
  const found = { id: note.id, kind: 'Note' as const, name, more: note.client?.name };
  if (note.deal) return { ...found, to: '/deals/$id', target: note.deal.id };
  if (note.client) return { ...found, to: '/clients/$id', target: note.client.id };
  if (note.product) {
    return { ...found, more: note.product.name, to: '/products/$id', target: note.product.id };
  }
  return null;
}
