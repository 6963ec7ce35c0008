import { Badge, type Tone } from '@/components/badge';
import type { UserStatus } from '@/gql/graphql';
import { messages } from '@/lib/messages';

const TONES: Record<UserStatus, Tone> = {
  INVITED: 'sky',
  ACTIVE: 'sage',
  SUSPENDED: 'amber',
  DEACTIVATED: 'stone',
};

export function UserStatusBadge({ status }: { status: UserStatus | null | undefined }) {
  if (status == null) return null;
  return <Badge tone={TONES[status]}>{messages.userAccounts.statuses[status]}</Badge>;
}
