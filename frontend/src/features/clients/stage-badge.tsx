import { Badge, type Tone } from '@/components/badge';
import { messages } from '@/lib/messages';
import type { Stage } from './search';

const TONES: Record<Stage, Tone> = {
  LEAD: 'sky',
  PROSPECT: 'amber',
  CUSTOMER: 'sage',
  FORMER: 'stone',
  DISQUALIFIED: 'danger',
};

export function StageBadge({ stage }: { stage: Stage | null | undefined }) {
  if (!stage) return null;
  return <Badge tone={TONES[stage]}>{messages.stages[stage]}</Badge>;
}
