import { useCallback, useRef, useState } from 'react';
import { graphql } from '@/gql';
import { messageOf, useChange } from '@/lib/changes';
import { insist } from '@/lib/insist';
import { messages } from '@/lib/messages';
import { failureText } from '@/lib/outcomes';
import { toast } from '@/lib/toasts';
import type { DealRow } from './deal-row';
import { LostDialog } from './lost-dialog';
import type { Stage } from './stages';

const DEAL_MOVE = graphql(`
  mutation DealMove($input: DealUpdateInput!) {
    dealUpdate(input: $input) {
      deal {
        ...DealRow
        probability
        stageChangedAt
      }
      problems {
        path
        code
        message
      }
      conflict {
        version
        fields {
          field
          base
          theirs
          mine
        }
      }
    }
  }
`);

export type Movable = Pick<DealRow, 'id' | 'name' | 'version' | 'stage' | 'lostReason'>;

interface Target {
  id: string;
  name?: string | null | undefined;
  outcome?: Stage['outcome'];
}

interface Step {
  id: string;
  version: number;
  stage: string;
  lostReason?: string | null;
}

/** Where a deal goes, and the version that has it there once the server has said so. */
interface Ahead {
  stage: string;
  version: number | null;
}

const text = messages.deals;

/**
 * Moves deals between stages: shown at once, taken back when the server refuses, and undone on request. A lost deal asks why
 * before it goes; `dialog` is to be shown by whoever uses it. `onBack` hears of what is undone.
 */
export function useDealMoves(onBack?: (id: string, stage: string) => void) {
  const [run] = useChange(DEAL_MOVE, (data) => data.dealUpdate);
  const [ahead, setAhead] = useState<ReadonlyMap<string, Ahead>>(new Map());
  // Of a deal that is moved again before the server has answered: each step waits for the one before.
  const versions = useRef(new Map<string, Promise<number>>());
  const [asking, setAsking] = useState<{ deal: Movable; target: Target } | null>(null);

  const write = (step: Step) => insist((input: Step) => run({ input }), step);

  const stageOf = useCallback(
    (deal: Movable) => {
      const gone = ahead.get(deal.id);
      const isAhead = gone && (gone.version === null || gone.version > (deal.version ?? 0));
      return isAhead ? gone.stage : (deal.stage?.id ?? null);
    },
    [ahead],
  );

  async function writeInTurn({ id, version, ...values }: Step) {
    const before = versions.current.get(id) ?? Promise.resolve(0);
    const turn = before.then((last) => write({ id, version: Math.max(last, version), ...values }));
    const written = turn.then((outcome) =>
      outcome.kind === 'done' ? (outcome.payload.deal?.version ?? 0) : 0,
    );
    versions.current.set(id, written);
    return turn;
  }

  async function go(deal: Movable, target: Target, lostReason: string | null | undefined) {
    const from = stageOf(deal);
    const stage = target.id;
    const step = { id: deal.id, version: deal.version ?? 0, stage };
    setAhead((now) => new Map(now).set(deal.id, { stage, version: null }));
    const outcome = await writeInTurn(lostReason === undefined ? step : { ...step, lostReason });
    // What the list has read may be older for a moment: the card must not jump back for it.
    const version = outcome.kind === 'done' ? (outcome.payload.deal?.version ?? 0) : 0;
    setAhead((now) =>
      now.get(deal.id)?.stage === stage ? new Map(now).set(deal.id, { stage, version }) : now,
    );
    const name = deal.name ?? '–';
    switch (outcome.kind) {
      case 'done': {
        const moved = outcome.payload.deal;
        const back = { id: deal.id, version: moved?.version ?? 0, stage: from ?? '' };
        toast({
          text: text.moved(name, target.name ?? '–'),
          undo: async () => {
            onBack?.(deal.id, back.stage);
            const undone = await write(
              lostReason === undefined ? back : { ...back, lostReason: deal.lostReason ?? null },
            );
            if (undone.kind !== 'done') toast({ text: text.notMovedBack(name), tone: 'failed' });
          },
        });
        return;
      }
      case 'problems': {
        const [first] = outcome.problems;
        toast({ text: text.notMoved(name, first ? messageOf(first) : ''), tone: 'failed' });
        return;
      }
      case 'conflict':
        toast({ text: text.movedByOthers(name), tone: 'failed' });
        return;
      case 'failed': {
        toast({
          text: text.notMoved(name, failureText(outcome.error)),
          tone: 'failed',
          retry: () => void go(deal, target, lostReason),
        });
      }
    }
  }

  function move(deal: Movable, target: Target) {
    if (target.id === stageOf(deal)) return;
    if (target.outcome === 'LOST') setAsking({ deal, target });
    else void go(deal, target, deal.stage?.outcome === 'LOST' ? null : undefined);
  }

  const dialog = asking && (
    <LostDialog
      name={asking.deal.name ?? '–'}
      onClose={() => setAsking(null)}
      onSubmit={(reason) => {
        setAsking(null);
        void go(asking.deal, asking.target, reason === '' ? null : reason);
      }}
    />
  );
  return {
    /** Where a deal is shown, also on its way. */
    stageOf,
    isOnTheWay: (id: string) => ahead.get(id)?.version === null,
    move,
    dialog,
  };
}
