import { Badge, type Tone } from '@/components/badge';
import type { ProductStatus } from '@/gql/graphql';
import { messages } from '@/lib/messages';

const TONES: Record<ProductStatus, Tone> = {
  ACTIVE: 'sage',
  DRAFT: 'amber',
  DISCONTINUED: 'stone',
};

export function StatusBadge({ status }: { status: ProductStatus | null | undefined }) {
  if (!status) return null;
  return <Badge tone={TONES[status]}>{messages.productStatuses[status]}</Badge>;
}
