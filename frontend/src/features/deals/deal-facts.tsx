import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { DateBox, RecordBox, TextBox } from '@/components/form';
import { Panel } from '@/components/panel';
import { RelativeTime } from '@/components/relative-time';
import { Room } from '@/components/room';
import type { DealUpdateInput } from '@/gql/graphql';
import { formatDate } from '@/lib/formats';
import { messages } from '@/lib/messages';
import type { DealRecord } from './deal-query';
import { Fact, FactList } from './fact';

const CustomFacts = lazy(() => import('@/components/custom-values/custom-facts'));

interface DealFactsProps {
  deal: DealRecord;
  isReadOnly: boolean;
  isFresh: boolean;
}

interface Named {
  id: string;
  name: string;
}

const text = messages.deals;

/** Each fact is edited where it stands. */
export function DealFacts({ deal, isReadOnly, isFresh }: DealFactsProps) {
  const common = { deal, isReadOnly };
  return (
    <Panel title={text.facts} isFresh={isFresh}>
      <FactList>
        <TextFact {...common} field="name" label={text.create.name} value={deal.name} />
        <RecordFact
          {...common}
          field="owner"
          kind="user"
          label={text.columns.owner}
          value={deal.owner}
        />
        <DateFact {...common} />
        <TextFact
          {...common}
          field="probability"
          label={text.probability}
          value={deal.probability === null ? null : String(deal.probability ?? '')}
          read={readPercent}
          shown={deal.probability == null ? text.ofStage : `${String(deal.probability)} %`}
        />
        <RecordFact
          {...common}
          field="contact"
          kind="contact"
          label={text.contact}
          value={deal.contact}
        />
        {(deal.stage?.outcome === 'LOST' || deal.lostReason) && (
          <TextFact
            {...common}
            field="lostReason"
            label={text.lost.reason}
            value={deal.lostReason}
          />
        )}
        <TextFact
          {...common}
          field="externalRef"
          label={text.externalRef}
          value={deal.externalRef}
        />
        <Fact
          label={text.columns.client}
          shown={
            deal.client && (
              <Link to="/clients/$id" params={{ id: deal.client.id }}>
                {deal.client.name}
              </Link>
            )
          }
        />
        <Fact label={text.inStageSince} shown={<RelativeTime at={deal.stageChangedAt} />} />
        <Fact label={text.created} shown={deal.createdAt && formatDate(deal.createdAt)} />
      </FactList>
      <Room name="custom-fields.Deal">
        <Suspense>
          <CustomFacts type="Deal" id={deal.id} />
        </Suspense>
      </Room>
    </Panel>
  );
}

interface CommonProps {
  deal: DealRecord;
  isReadOnly: boolean;
}

/** Percent are a number in the API; what is none is for the server to refuse. */
function readPercent(typed: string): number | null {
  const trimmed = typed.replace('%', '').trim();
  if (trimmed === '') return null;
  const number = Number(trimmed.replace(',', '.'));
  return Number.isFinite(number) ? Math.round(number) : -1;
}

interface TextFactProps extends CommonProps {
  field: 'name' | 'lostReason' | 'externalRef' | 'probability';
  label: string;
  value: string | null | undefined;
  shown?: string;
  read?: (typed: string) => string | number | null;
}

function TextFact({ deal, isReadOnly, field, label, value, shown, read = emptied }: TextFactProps) {
  const [typed, setTyped] = useState(value ?? '');
  return (
    <Fact
      label={label}
      shown={shown ?? value}
      {...(!isReadOnly && {
        edit: {
          deal,
          begin: () => setTyped(value ?? ''),
          input: (): Partial<DealUpdateInput> => ({ [field]: read(typed) }),
          // The field is opened to type into it.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          box: <TextBox label={label} name={field} autoFocus value={typed} onChange={setTyped} />,
        },
      })}
    />
  );
}

function emptied(typed: string): string | null {
  return typed.trim() === '' ? null : typed;
}

interface RecordFactProps extends CommonProps {
  field: 'owner' | 'contact';
  kind: 'user' | 'contact';
  label: string;
  value: { id: string; name?: string | null } | null | undefined;
}

function RecordFact({ deal, isReadOnly, field, kind, label, value }: RecordFactProps) {
  const known = value ? { id: value.id, name: value.name ?? '–' } : null;
  const [chosen, setChosen] = useState<Named | null>(known);
  return (
    <Fact
      label={label}
      shown={value?.name}
      {...(!isReadOnly && {
        edit: {
          deal,
          begin: () => setChosen(known),
          input: (): Partial<DealUpdateInput> => ({ [field]: chosen?.id ?? null }),
          box: (
            <RecordBox
              label={label}
              name={field}
              kind={kind}
              // The field is opened to type into it.
              // eslint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              value={chosen}
              onChange={setChosen}
            />
          ),
        },
      })}
    />
  );
}

function DateFact({ deal, isReadOnly }: CommonProps) {
  const [day, setDay] = useState(deal.expectedCloseOn ?? null);
  return (
    <Fact
      label={text.columns.closes}
      shown={deal.expectedCloseOn && formatDate(deal.expectedCloseOn)}
      {...(!isReadOnly && {
        edit: {
          deal,
          begin: () => setDay(deal.expectedCloseOn ?? null),
          input: (): Partial<DealUpdateInput> => ({ expectedCloseOn: day }),
          box: (
            <DateBox
              label={text.columns.closes}
              name="expectedCloseOn"
              value={day}
              onChange={setDay}
            />
          ),
        },
      })}
    />
  );
}
