import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useQuery } from 'urql';
import { Avatar, Person } from '@/components/avatar';
import { Flag } from '@/components/flag';
import { Page } from '@/components/page';
import { Facts, Panel, PanelEmpty } from '@/components/panel';
import { FailureState, Notice, SkeletonBlock } from '@/components/states';
import { graphql } from '@/gql';
import type { ClientPageQuery } from '@/gql/graphql';
import { formatCountry, formatDate, formatInteger, formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import styles from './clients.module.css';
import { DealList } from './client-panels';
import { ClientTimeline } from './client-timeline';
import { StageBadge } from './stage-badge';

const CLIENT_PAGE = graphql(`
  query ClientPage($id: ID!) {
    client(id: $id) {
      ...ClientRow
      legalName
      industry
      source
      taxId
      employeeCount
      phone
      email
      website
      description
      createdAt
      billingAddress {
        street
        city
        region
        postalCode
        country
      }
      tags {
        id
        name
      }
      contacts(first: 8) {
        nodes {
          id
          name
          jobTitle
          isPrimary
          methods {
            id
            kind
            value
          }
        }
      }
      deals(first: 8) {
        nodes {
          ...DealItem
        }
      }
    }
  }
`);

export type ClientRecord = NonNullable<ClientPageQuery['client']>;

const route = getRouteApi('/shell/clients/$id');
const text = messages.clients;

export function ClientPage() {
  const { id } = route.useParams();
  const [{ data, error, fetching }, retry] = useQuery({ query: CLIENT_PAGE, variables: { id } });
  const client = data?.client;
  const back = (
    <Link to="/clients" className={styles['back']}>
      <ChevronLeft size={15} aria-hidden="true" /> {text.title}
    </Link>
  );
  if (!client) {
    return (
      <Page title={text.title} before={back}>
        {error ? (
          <FailureState error={error} onRetry={() => retry({ requestPolicy: 'network-only' })} />
        ) : fetching ? (
          <SkeletonBlock rows={9} />
        ) : (
          <Notice icon="?" title={messages.states.notFound}>
            {messages.states.notFoundText}
          </Notice>
        )}
      </Page>
    );
  }
  return (
    <Page title={client.name ?? '–'} before={back} aside={<Aside client={client} />}>
      <div className={styles['record']}>
        <div className={styles['column']}>
          <ClientFacts client={client} />
          <Contacts client={client} />
        </div>
        <div className={styles['column']}>
          <DealList deals={client.deals?.nodes ?? []} />
          <ClientTimeline id={client.id} />
        </div>
      </div>
    </Page>
  );
}

function Aside({ client }: { client: ClientRecord }) {
  return (
    <span className={styles['aside']}>
      <StageBadge stage={client.lifecycleStage} />
      <Person name={client.owner?.name} nobody={text.nobody} />
      <span className={styles['tags']}>
        {client.tags?.map((tag) => (
          <span key={tag.id} className={styles['tag']}>
            {tag.name}
          </span>
        ))}
      </span>
    </span>
  );
}

function ClientFacts({ client }: { client: ClientRecord }) {
  const address = client.billingAddress;
  const lines = [
    address?.street,
    [address?.postalCode, address?.city].filter(Boolean).join(' '),
    address?.country && formatCountry(address.country),
  ].filter(Boolean);
  return (
    <Panel title={text.facts} aside={client.number}>
      <Facts
        facts={[
          [text.legalName, client.legalName !== client.name && client.legalName],
          [text.phone, client.phone && <a href={`tel:${client.phone}`}>{client.phone}</a>],
          [text.email, client.email && <a href={`mailto:${client.email}`}>{client.email}</a>],
          [text.website, client.website && <Website url={client.website} />],
          [text.address, lines.length > 0 && lines.map((line) => <div key={line}>{line}</div>)],
          [
            text.columns.place,
            lines.length === 0 && client.city && (
              <span className={styles['place']}>
                {client.country && <Flag country={client.country} />} {client.city}
              </span>
            ),
          ],
          [text.industry, client.industry],
          [text.employees, client.employeeCount != null && formatInteger(client.employeeCount)],
          [text.revenue, formatMoney(client.annualRevenue)],
          [text.taxId, client.taxId],
          [text.source, client.source],
          [text.created, client.createdAt && formatDate(client.createdAt)],
        ]}
      />
    </Panel>
  );
}

/** Only web addresses become links: a stored `javascript:` must stay text. */
function Website({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url)) return url;
  return (
    <a href={url} rel="noreferrer" target="_blank">
      {url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')}
    </a>
  );
}

function Contacts({ client }: { client: ClientRecord }) {
  const contacts = client.contacts?.nodes ?? [];
  return (
    <Panel title={text.contacts}>
      {contacts.length === 0 && <PanelEmpty>{text.noContacts}</PanelEmpty>}
      <ul>
        {contacts.map((contact) => {
          const email = contact.methods?.find((method) => method.kind === 'EMAIL')?.value;
          return (
            <li key={contact.id} className={styles['item']}>
              <Avatar name={contact.name ?? ''} size="large" />
              <div className={styles['main']}>
                <strong>{contact.name}</strong>
                <div className={styles['sub']}>{contact.jobTitle}</div>
                {email && (
                  <a className={styles['sub']} href={`mailto:${email}`}>
                    {email}
                  </a>
                )}
              </div>
              {contact.isPrimary && <span className={styles['tag']}>{text.primary}</span>}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
