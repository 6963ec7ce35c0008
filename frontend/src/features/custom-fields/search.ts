import { oneOf } from '@/lib/searches';

export const RESOURCES = ['CLIENT', 'CONTACT', 'DEAL', 'PRODUCT'] as const;
export const KINDS = ['TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'SELECT', 'MULTISELECT', 'URL'] as const;

/** Whose fields are shown; those of clients unless said otherwise. */
export interface CustomFieldSearch {
  of?: (typeof RESOURCES)[number];
}

export function readCustomFieldSearch(search: Record<string, unknown>): CustomFieldSearch {
  return { of: oneOf(search['of'], RESOURCES) };
}
