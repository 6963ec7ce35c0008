import { Badge, type Tone } from '@/components/badge';
import type { StageOutcome } from '@/gql/graphql';

const TONES: Record<StageOutcome, Tone> = { OPEN: 'sky', WON: 'sage', LOST: 'stone' };

interface DealStageBadgeProps {
  stage: { name?: string | null; outcome?: StageOutcome | null } | null | undefined;
}

/** How far a deal has come, and whether it was won or lost there. */
export function DealStageBadge({ stage }: DealStageBadgeProps) {
  return stage && <Badge tone={TONES[stage.outcome ?? 'OPEN']}>{stage.name}</Badge>;
}
