import { Badge, type Tone } from '@/components/badge';
import type { LifecycleStage } from '@/gql/graphql';
import { messages } from '@/lib/messages';

const TONES: Record<LifecycleStage, Tone> = {
  LEAD: 'sky',
  PROSPECT: 'amber',
  CUSTOMER: 'sage',
  FORMER: 'stone',
  DISQUALIFIED: 'danger',
};

/** How far one has come with a client. */
export function StageBadge({ stage }: { stage: LifecycleStage | null | undefined }) {
  if (!stage) return null;
  return <Badge tone={TONES[stage]}>{messages.stages[stage]}</Badge>;
}
