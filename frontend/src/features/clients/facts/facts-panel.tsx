import { lazy, Suspense, useState } from 'react';
import { Person } from '@/components/avatar';
import { Flag } from '@/components/flag';
import { Markdown } from '@/components/markdown';
import { Panel } from '@/components/panel';
import { Day } from '@/components/relative-time';
import { Room } from '@/components/room';
import { formatCountry, formatInteger, formatMoney, type MoneyValue } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { useMay } from '@/lib/rights';
import { StageBadge } from '@/components/stage-badge';
import * as editors from './editors';
import { Fact } from './fact';
import styles from '@/components/facts.module.css';
import type { Client, Values } from './save-facts';
import { addressInput, addressOf, choiceOf, countOf, lineOf, moneyOf } from './values';

const CustomFacts = lazy(() => import('@/components/custom-values/custom-facts'));

const text = messages.clients;

type LineField =
  'name' | 'legalName' | 'phone' | 'email' | 'website' | 'industry' | 'taxId' | 'source';

const LINES: Record<LineField, { label: string; editor: ReturnType<typeof editors.line> }> = {
  name: { label: messages.facts.name, editor: editors.line('name') },
  legalName: { label: text.legalName, editor: editors.line('legalName') },
  phone: { label: text.phone, editor: editors.line('phone', 'tel') },
  email: { label: text.email, editor: editors.line('email', 'email') },
  website: { label: text.website, editor: editors.line('website', 'url') },
  industry: { label: text.industry, editor: editors.line('industry') },
  taxId: { label: text.taxId, editor: editors.line('taxId') },
  source: { label: text.source, editor: editors.line('source') },
};

const employees = editors.line('employeeCount', 'numeric');

interface FactsPanelProps {
  client: Client;
  isFresh: boolean;
  isFolded: boolean;
}

export function FactsPanel({ client, isFresh, isFolded }: FactsPanelProps) {
  const [isFull, setFull] = useState(false);
  const line = (field: LineField) => <LineFact key={field} client={client} field={field} />;
  const {
    billingAddress,
    shippingAddress,
    city,
    country,
    employeeCount,
    annualRevenue,
    description,
  } = client;
  const facts: readonly [isFilled: boolean, fact: React.ReactNode][] = [
    [true, line('name')],
    [client.legalName != null && client.legalName !== client.name, line('legalName')],
    [true, <StageFact key="stage" client={client} />],
    [true, <OwnerFact key="owner" client={client} />],
    [client.team != null, <TeamFact key="team" client={client} />],
    [client.phone != null, line('phone')],
    [client.email != null, line('email')],
    [client.website != null, line('website')],
    [billingAddress != null, <AddressFact key="address" client={client} of="billingAddress" />],
    [shippingAddress != null, <AddressFact key="shipping" client={client} of="shippingAddress" />],
    [
      billingAddress == null && (city ?? country) != null,
      <PlaceFact key="place" client={client} />,
    ],
    [client.industry != null, line('industry')],
    [employeeCount != null, <EmployeesFact key="employees" client={client} />],
    [annualRevenue != null, <RevenueFact key="revenue" client={client} />],
    [client.taxId != null, line('taxId')],
    [client.priceList != null, <PriceListFact key="priceList" client={client} />],
    [client.source != null, line('source')],
    [(client.tags?.length ?? 0) > 0, <TagsFact key="tags" client={client} />],
    [description != null, <DescriptionFact key="description" client={client} />],
  ];
  // Nobody is shown empty fields who may not fill them.
  const mayEdit = useMay()('UPDATE', 'Client');
  const hidden = facts.filter(([isFilled]) => !isFilled).length;
  return (
    <Panel title={text.facts} aside={client.number} isFresh={isFresh} isFolded={isFolded}>
      <dl className={styles['facts']}>
        {facts.map(([isFilled, fact]) => (isFilled || isFull ? fact : null))}
        {client.createdAt && (
          <div className={styles['fact']}>
            <dt>{text.created}</dt>
            <dd className={styles['fixed']}>
              <Day at={client.createdAt} />
            </dd>
          </div>
        )}
      </dl>
      {hidden > 0 && mayEdit && (
        <button
          type="button"
          className={styles['more']}
          aria-expanded={isFull}
          onClick={() => setFull(!isFull)}
        >
          {isFull ? messages.facts.hideEmpty : messages.facts.showEmpty(hidden)}
        </button>
      )}
      <Room name="custom-fields.Client">
        <Suspense>
          <CustomFacts type="Client" id={client.id} />
        </Suspense>
      </Room>
    </Panel>
  );
}

function LineFact({ client, field }: { client: Client; field: LineField }) {
  const { label, editor } = LINES[field];
  const value = client[field];
  const link = value == null ? null : linkOf(field, value);
  return (
    <Fact
      client={client}
      label={label}
      shown={link ?? value ?? null}
      isLink={link !== null}
      value={value ?? ''}
      field={field}
      editor={editor}
      inputOf={(typed): Values => ({ [field]: lineOf(typed) })}
    />
  );
}

function linkOf(field: LineField, value: string) {
  if (field === 'phone') return <a href={`tel:${value}`}>{value}</a>;
  if (field === 'email') return <a href={`mailto:${value}`}>{value}</a>;
  // Only web addresses become links: a stored `javascript:` must stay text.
  if (field !== 'website' || !/^https?:\/\//i.test(value)) return null;
  return (
    <a href={value} rel="noreferrer" target="_blank">
      {value.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')}
    </a>
  );
}

interface Of {
  client: Client;
}

function StageFact({ client }: Of) {
  return (
    <Fact
      client={client}
      label={text.columns.stage}
      shown={client.lifecycleStage && <StageBadge stage={client.lifecycleStage} />}
      value={client.lifecycleStage ?? null}
      field="lifecycleStage"
      editor={editors.StageEditor}
      inputOf={(lifecycleStage) => ({ lifecycleStage })}
    />
  );
}

function OwnerFact({ client }: Of) {
  const { owner } = client;
  return (
    <Fact
      client={client}
      label={text.owner}
      shown={owner && <Person name={owner.name} nobody={text.nobody} />}
      value={choiceOf(owner)}
      field="owner"
      editor={editors.OwnerEditor}
      inputOf={(chosen) => ({ owner: chosen?.id ?? null })}
    />
  );
}

function TeamFact({ client }: Of) {
  return (
    <Fact
      client={client}
      label={text.columns.team}
      shown={client.team?.name ?? null}
      value={choiceOf(client.team)}
      field="team"
      editor={editors.TeamEditor}
      inputOf={(chosen) => ({ team: chosen?.id ?? null })}
    />
  );
}

function PriceListFact({ client }: Of) {
  return (
    <Fact
      client={client}
      label={text.priceList}
      shown={client.priceList?.name ?? null}
      value={choiceOf(client.priceList)}
      field="priceList"
      editor={editors.PriceListEditor}
      inputOf={(chosen) => ({ priceList: chosen?.id ?? null })}
    />
  );
}

const ADDRESSES = {
  billingAddress: { label: text.address, editor: editors.BillingEditor },
  shippingAddress: { label: text.shipping, editor: editors.ShippingEditor },
};

function AddressFact({ client, of }: Of & { of: keyof typeof ADDRESSES }) {
  const address = client[of];
  const { label, editor } = ADDRESSES[of];
  const lines = [
    address?.street,
    [address?.postalCode, address?.city].filter(Boolean).join(' '),
    address?.region,
    address?.country && formatCountry(address.country),
  ].filter(Boolean);
  return (
    <Fact
      client={client}
      label={label}
      shown={lines.length > 0 ? lines.map((entry) => <div key={entry}>{entry}</div>) : null}
      value={addressOf(address)}
      field={of}
      editor={editor}
      isGroup
      inputOf={(value): Values => ({ [of]: addressInput(value) })}
    />
  );
}

function PlaceFact({ client }: Of) {
  const { city, country } = client;
  return (
    <Fact
      client={client}
      label={text.columns.place}
      shown={
        (city ?? country) == null ? null : (
          <span className={styles['place']}>
            {country && <Flag country={country} />} {city ?? formatCountry(country ?? '')}
          </span>
        )
      }
      value={{ city: city ?? '', country: country ?? null }}
      field="city"
      editor={editors.PlaceEditor}
      isGroup
      inputOf={(value) => ({ city: lineOf(value.city), country: value.country })}
    />
  );
}

function EmployeesFact({ client }: Of) {
  const count = client.employeeCount;
  return (
    <Fact
      client={client}
      label={text.employees}
      shown={count == null ? null : formatInteger(count)}
      value={count == null ? '' : String(count)}
      field="employeeCount"
      editor={employees}
      inputOf={(typed) => ({ employeeCount: countOf(typed) })}
      refusal={(typed) =>
        lineOf(typed) !== null && countOf(typed) === null
          ? { path: ['employeeCount'], code: 'INVALID_NUMBER' }
          : null
      }
    />
  );
}

function RevenueFact({ client }: Of) {
  const revenue: MoneyValue | null = client.annualRevenue ?? null;
  return (
    <Fact
      client={client}
      label={text.revenue}
      shown={formatMoney(revenue)}
      value={revenue}
      field="annualRevenue"
      editor={editors.RevenueEditor}
      inputOf={(money) => ({ annualRevenue: moneyOf(money) })}
    />
  );
}

function TagsFact({ client }: Of) {
  const tags = client.tags?.map(({ id, name }) => ({ id, name: name ?? '–' })) ?? [];
  return (
    <Fact
      client={client}
      label={messages.facts.tags}
      shown={
        tags.length === 0 ? null : (
          <span className={styles['tags']}>
            {tags.map((tag) => (
              <span key={tag.id} className={styles['tag']}>
                {tag.name}
              </span>
            ))}
          </span>
        )
      }
      value={tags}
      field="tags"
      editor={editors.TagsEditor}
      inputOf={(chosen) => ({ tags: chosen.map(({ id }) => id) })}
    />
  );
}

function DescriptionFact({ client }: Of) {
  const { description } = client;
  return (
    <Fact
      client={client}
      label={messages.facts.description}
      shown={description == null ? null : <Markdown text={description} />}
      isLink={description != null}
      value={description ?? ''}
      field="description"
      editor={editors.DescriptionEditor}
      inputOf={(typed) => ({ description: lineOf(typed) })}
    />
  );
}
