import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { RecentRecordFragment } from '@/gql/graphql';
import { useRecents } from '@/lib/recents';

export const RECENT_RECORD = graphql(`
  fragment RecentRecord on Node {
    ... on Client {
      id
      name
      city
    }
    ... on Deal {
      id
      name
      client {
        id
        name
      }
    }
    ... on Product {
      id
      name
      sku
    }
  }
`);

const RECENT_RECORDS = graphql(`
  query RecentRecords($a: ID!, $b: ID!, $c: ID!, $d: ID!, $e: ID!, $f: ID!, $g: ID!, $h: ID!) {
    a: node(id: $a) {
      ...RecentRecord
    }
    b: node(id: $b) {
      ...RecentRecord
    }
    c: node(id: $c) {
      ...RecentRecord
    }
    d: node(id: $d) {
      ...RecentRecord
    }
    e: node(id: $e) {
      ...RecentRecord
    }
    f: node(id: $f) {
      ...RecentRecord
    }
    g: node(id: $g) {
      ...RecentRecord
    }
    h: node(id: $h) {
      ...RecentRecord
    }
  }
`);

/** A record by its name, and where it is to be read. */
export interface Place {
  id: string;
  kind: 'Client' | 'Deal' | 'Product';
  name: string;
  more: string | null;
  to: '/clients/$id' | '/deals/$id' | '/products/$id';
}

function placeOf(record: RecentRecordFragment | null | undefined): Place | null {
  switch (record?.__typename) {
    case 'Client':
      return {
        id: record.id,
        kind: 'Client',
        name: record.name ?? '–',
        more: record.city ?? null,
        to: '/clients/$id',
      };
    case 'Deal':
      return {
        id: record.id,
        kind: 'Deal',
        name: record.name ?? '–',
        more: record.client?.name ?? null,
        to: '/deals/$id',
      };
    case 'Product':
      return {
        id: record.id,
        kind: 'Product',
        name: record.name ?? '–',
        more: record.sku ?? null,
        to: '/products/$id',
      };
    default:
      return null;
  }
}

/** What one has opened last and may still see, by its name of today. */
export function useRecentRecords(): Place[] {
  const ids = useRecents();
  const at = (index: number) => ids[index] ?? ids[0] ?? '';
  const [{ data }] = useQuery({
    query: RECENT_RECORDS,
    variables: { a: at(0), b: at(1), c: at(2), d: at(3), e: at(4), f: at(5), g: at(6), h: at(7) },
    pause: ids.length === 0,
  });
  if (!data || ids.length === 0) return [];
  const { a, b, c, d, e, f, g, h } = data;
  const places = [a, b, c, d, e, f, g, h].map(placeOf).filter((place) => place !== null);
  return [...new Map(places.map((place) => [place.id, place])).values()];
}
