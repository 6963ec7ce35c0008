import type { AuditAction } from '@/gql/graphql';
import { oneOf, text } from '@/lib/searches';

export const ACTIONS = [
  'CREATE',
  'UPDATE',
  'DELETE',
  'RESTORE',
  'DESTROY',
  'SIGN_IN',
  'SIGN_IN_REFUSAL',
  'LOCK_OUT',
  'SIGN_OUT',
  'SESSION_END',
  'REFRESH_REUSE',
  'STEP_UP',
  'INVITATION_ACCEPT',
  'PASSWORD_CHANGE',
  'PASSWORD_RESET_REQUEST',
  'PASSWORD_RESET',
  'FACTOR_ENABLE',
  'FACTOR_DISABLE',
  'FACTOR_REFUSAL',
  'RECOVERY_CODE_USE',
  'KEY_ROTATION',
] as const satisfies readonly AuditAction[];

/** What the address bar says about the audit log. */
export interface AuditSearch {
  type?: string;
  action?: AuditAction;
  actor?: string;
  record?: string;
  /** Days, both of them included. */
  from?: string;
  to?: string;
}

function day(value: unknown): string | undefined {
  const given = text(value, 10);
  return given !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : undefined;
}

export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  return {
    type: text(search['type'], 60),
    action: oneOf(search['action'], ACTIONS),
    actor: text(search['actor']),
    record: text(search['record']),
    from: day(search['from']),
    to: day(search['to']),
  };
}
