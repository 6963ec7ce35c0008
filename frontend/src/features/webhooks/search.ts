import { oneOf } from '@/lib/searches';

export const DELIVERY_STATUSES = ['PENDING', 'DELIVERED', 'FAILED'] as const;

/** Which deliveries of an endpoint are shown. */
export interface DeliverySearch {
  status?: (typeof DELIVERY_STATUSES)[number];
}

export function readDeliverySearch(search: Record<string, unknown>): DeliverySearch {
  return { status: oneOf(search['status'], DELIVERY_STATUSES) };
}
