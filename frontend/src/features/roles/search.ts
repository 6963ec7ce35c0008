import { text } from '@/lib/searches';

/** Which role is shown, by its key. */
export interface RoleSearch {
  role?: string;
}

export function readRoleSearch(search: Record<string, unknown>): RoleSearch {
  return { role: text(search['role'], 60) };
}
