import { useState } from 'react';
import { Button } from '@/components/button';
import type { PartnerReleaseItemFragment } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { partners as text } from '@/lib/messages/partners';
import { isWithdrawn, troubleOf } from '@/lib/outcomes';
import { useRights } from '@/lib/rights';
import { toast } from '@/lib/toasts';
import { RELEASE_ACTIVATE } from './partner-mutations';
import styles from './release.module.css';

interface ReleaseDecisionProps {
  release: PartnerReleaseItemFragment;
  onClose: () => void;
}

/** A release that is registered: it is activated, or stays a draft. */
export function ReleaseDecision({ release, onClose }: ReleaseDecisionProps) {
  const mayActivate = useRights()?.may('PartnerRelease', 'UPDATE') ?? false;
  const [activate, isRunning] = useChange(RELEASE_ACTIVATE, (data) => data.partnerReleaseActivate);
  const [trouble, setTrouble] = useState<string | null>(null);
  const name = release.name ?? '';
  async function start() {
    const outcome = await activate({ input: { id: release.id } });
    if (outcome.kind === 'done') {
      toast({ text: text.activated(name) });
      onClose();
    } else setTrouble(isWithdrawn(outcome) ? null : troubleOf(outcome));
  }
  return (
    <div className={styles['decision']}>
      <p role="status">
        <strong>{text.registered(name, release.documentCount ?? 0)}</strong> {text.registeredText}
      </p>
      {trouble !== null && (
        <p role="alert" className={styles['trouble']}>
          {trouble}
        </p>
      )}
      <div className={styles['footer']}>
        <Button onPress={onClose}>{mayActivate ? text.keepDraft : messages.actions.close}</Button>
        {mayActivate && (
          <Button
            look="primary"
            isDisabled={isRunning}
            // It answers what was just done, and nothing else is left to do here.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            onPress={() => void start()}
          >
            {text.activate}
          </Button>
        )}
      </div>
    </div>
  );
}
