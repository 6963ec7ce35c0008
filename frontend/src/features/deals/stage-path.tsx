import { Check } from 'lucide-react';
import { messages } from '@/lib/messages';
import type { Stage } from './stages';
import styles from './stage-path.module.css';

interface StagePathProps {
  stages: readonly Stage[];
  current: string | null;
  isReadOnly: boolean;
  onMove: (stage: Stage) => void;
}

/** The way of a deal, with where it is; each step can be gone to. */
export function StagePath({ stages, current, isReadOnly, onMove }: StagePathProps) {
  const here = stages.find((stage) => stage.id === current);
  const at = here?.position ?? 0;
  return (
    <nav aria-label={messages.deals.path}>
      <ol className={styles['path']}>
        {stages.map((stage) => {
          const isHere = stage.id === current;
          const isPast =
            stage.outcome === 'OPEN' && here?.outcome !== 'LOST' && (stage.position ?? 0) < at;
          return (
            <li key={stage.id}>
              <button
                type="button"
                className={styles['step']}
                data-outcome={stage.outcome}
                data-past={isPast}
                aria-current={isHere ? 'step' : undefined}
                disabled={isReadOnly}
                onClick={() => onMove(stage)}
              >
                {isPast && <Check size={14} aria-hidden="true" />}
                <span>{stage.name}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
