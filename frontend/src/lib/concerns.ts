import type { LiveEvent } from '@/lib/live';

/** Whether an event concerns what a client's page shows, and which record to highlight: see `useLive`. */
export function concerns({ topic, id, client }: LiveEvent, shown: string): string | null {
  if (topic === 'product' || topic === 'notification') return null;
  const owner = topic === 'client' ? id : client;
  return owner === null || owner === shown ? (id ?? '') : null;
}
