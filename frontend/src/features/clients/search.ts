import { oneOf, someOf, text } from '@/lib/searches';

export const STAGES = ['LEAD', 'PROSPECT', 'CUSTOMER', 'FORMER', 'DISQUALIFIED'] as const;
export type Stage = (typeof STAGES)[number];

export const ORDERS = [
  'NAME_ASC',
  'NAME_DESC',
  'LAST_ACTIVITY_AT_ASC',
  'LAST_ACTIVITY_AT_DESC',
  'ANNUAL_REVENUE_ASC',
  'ANNUAL_REVENUE_DESC',
] as const;

/** What the address bar says about the client list. */
export interface ClientSearch {
  q?: string;
  stage?: Stage[];
  owner?: 'me';
  order?: (typeof ORDERS)[number];
}

export function readClientSearch(search: Record<string, unknown>): ClientSearch {
  return {
    q: text(search['q']),
    stage: someOf(search['stage'], STAGES),
    owner: oneOf(search['owner'], ['me']),
    order: oneOf(search['order'], ORDERS),
  };
}
