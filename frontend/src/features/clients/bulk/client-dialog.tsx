import { useState } from 'react';
import type { Asking } from '@/components/bulk/bulk-bar';
import { BulkDialog } from '@/components/bulk/bulk-dialog';
import type { Plan } from '@/components/bulk/plan';
import { RecordBox, SelectBox } from '@/components/form';
import type { ClientRowFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { STAGES, type Stage } from '../search';
import { formerOf, isAlready, valuesOf, type Deed, type DeedKind, type Values } from './deeds';
import { sends } from './documents';
import { read, type Question } from './read';

const text = messages.bulk;

interface Named {
  id: string;
  name: string;
}

function deedOf(kind: DeedKind, record: Named | null, stage: Stage | null): Deed | null {
  if (kind === 'delete') return { kind };
  if (kind === 'stage') return stage && { kind, stage };
  if (!record) return null;
  return kind === 'owner' ? { kind, owner: record } : { kind, tag: record };
}

function nameOf(deed: Deed): string {
  if (deed.kind === 'delete') return '';
  if (deed.kind === 'stage') return messages.stages[deed.stage];
  return deed.kind === 'owner' ? deed.owner.name : deed.tag.name;
}

function nowOf(kind: DeedKind, row: ClientRowFragment): string | null {
  if (kind === 'owner') return row.owner?.name ?? messages.clients.nobody;
  return kind === 'stage' && row.lifecycleStage ? messages.stages[row.lifecycleStage] : null;
}

const plan: Plan<ClientRowFragment, Question, Deed, Values> = {
  text: text.clients,
  read,
  sends,
  isAlready,
  valuesOf,
  formerOf,
  nameOf,
  nowOf,
  titleOf: (row) => row.name ?? '–',
};

interface ClientDialogProps extends Asking<ClientRowFragment, Question> {
  kind: DeedKind;
}

export function ClientDialog({ kind, ...asking }: ClientDialogProps) {
  const [record, setRecord] = useState<Named | null>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  return (
    <BulkDialog plan={plan} kind={kind} deed={deedOf(kind, record, stage)} {...asking}>
      {kind === 'stage' ? (
        <SelectBox
          label={text.fields.stage}
          options={STAGES.map((value) => ({ value, label: messages.stages[value] }))}
          value={stage}
          onChange={setStage}
        />
      ) : (
        kind !== 'delete' && (
          <RecordBox
            label={text.fields[kind]}
            kind={kind === 'owner' ? 'user' : 'tag'}
            value={record}
            onChange={setRecord}
            placeholder={kind === 'owner' ? text.choose.owner : text.choose.tag}
            // The dialog was opened to answer this.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          />
        )
      )}
    </BulkDialog>
  );
}
