import { useState } from 'react';
import type { Asking } from '@/components/bulk/bulk-bar';
import { BulkDialog } from '@/components/bulk/bulk-dialog';
import type { Plan } from '@/components/bulk/plan';
import { RecordBox, SelectBox, TextBox } from '@/components/form';
import { messages } from '@/lib/messages';
import type { DealRow } from '../deal-row';
import { useStages, type Stage } from '../stages';
import { formerOf, isAlready, valuesOf, type Deed, type DeedKind, type Values } from './deeds';
import { sends } from './documents';
import { read, type Question } from './read';

const text = messages.bulk;

interface Named {
  id: string;
  name: string;
}

function nameOf(deed: Deed): string {
  if (deed.kind === 'delete') return '';
  return deed.kind === 'owner' ? deed.owner.name : (deed.stage.name ?? '–');
}

function nowOf(kind: DeedKind, row: DealRow): string | null {
  if (kind === 'owner') return row.owner?.name ?? messages.deals.nobody;
  return row.stage?.name ?? null;
}

const plan: Plan<DealRow, Question, Deed, Values> = {
  text: text.deals,
  read,
  sends,
  isAlready,
  valuesOf,
  formerOf,
  nameOf,
  nowOf,
  titleOf: (row) => row.name ?? '–',
};

interface DealDialogProps extends Asking<DealRow, Question> {
  kind: DeedKind;
}

export function DealDialog({ kind, ...asking }: DealDialogProps) {
  switch (kind) {
    case 'owner':
      return <OwnerDialog {...asking} />;
    case 'stage':
      return <StageDialog {...asking} />;
    case 'delete':
      return <BulkDialog plan={plan} kind={kind} deed={{ kind }} {...asking} />;
  }
}

function OwnerDialog(asking: Asking<DealRow, Question>) {
  const [owner, setOwner] = useState<Named | null>(null);
  return (
    <BulkDialog plan={plan} kind="owner" deed={owner && { kind: 'owner', owner }} {...asking}>
      <RecordBox
        label={text.fields.owner}
        kind="user"
        value={owner}
        onChange={setOwner}
        placeholder={text.choose.owner}
        // The dialog was opened to answer this.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
    </BulkDialog>
  );
}

/** Deals that are lost together are lost for the same reason. */
function StageDialog(asking: Asking<DealRow, Question>) {
  const { stages } = useStages();
  const [stage, setStage] = useState<Stage | null>(null);
  const [reason, setReason] = useState('');
  const lostReason = reason.trim() === '' ? null : reason.trim();
  const deed = stage && { kind: 'stage' as const, stage, lostReason };
  return (
    <BulkDialog plan={plan} kind="stage" deed={deed} {...asking}>
      <SelectBox
        label={text.fields.stage}
        options={stages.map(({ id, name }) => ({ value: id, label: name ?? '–' }))}
        value={stage?.id ?? null}
        onChange={(id) => setStage(stages.find((known) => known.id === id) ?? null)}
      />
      {stage?.outcome === 'LOST' && (
        <TextBox label={messages.deals.lost.reason} value={reason} onChange={setReason} />
      )}
    </BulkDialog>
  );
}
