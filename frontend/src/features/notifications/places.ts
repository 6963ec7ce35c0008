import type { Notification } from './documents';

type Subject = Notification['record'];

/** Where one reads on about it; null for what is gone. */
export function placeOf(record: Subject) {
  switch (record?.__typename) {
    case 'Client':
      return { to: '/clients/$id', params: { id: record.id } } as const;
    case 'Deal':
      return { to: '/deals/$id', params: { id: record.id } } as const;
    case 'Note': {
      const { deal, client, product } = record;
      if (deal) return { to: '/deals/$id', params: { id: deal.id } } as const;
      if (client) return { to: '/clients/$id', params: { id: client.id } } as const;
      if (product) return { to: '/products/$id', params: { id: product.id } } as const;
      return null;
    }
    case undefined:
      return null;
  }
}

export function subjectOf(record: Subject): string | null {
  switch (record?.__typename) {
    case 'Client':
      return record.clientName ?? null;
    case 'Deal':
      return record.dealName ?? null;
    case 'Note':
      return record.title ?? record.body ?? null;
    case undefined:
      return null;
  }
}
