import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useQuery } from 'urql';
import { Page } from '@/components/page';
import { Facts, Panel } from '@/components/panel';
import { RelativeTime } from '@/components/relative-time';
import { AbsentRecord } from '@/components/states';
import { graphql } from '@/gql';
import type { EndpointItemFragment } from '@/gql/graphql';
import { webhooks } from '@/lib/messages/webhooks';
import { useReread } from '@/lib/pages';
import { useAnnounced } from '@/lib/use-live';
import { Deliveries } from './deliveries';
import { EndpointActions } from './endpoint-actions';
import { EndpointBadge } from './endpoint-badge';
import styles from './webhooks.module.css';

const ENDPOINT_PAGE = graphql(`
  query EndpointPage($id: ID!) {
    webhookEndpoint(id: $id) {
      ...EndpointItem
    }
  }
`);

const route = getRouteApi('/shell/admin/webhooks/$id');
const text = webhooks;

export function EndpointPage() {
  const { id } = route.useParams();
  const [{ data, error, fetching }, ask] = useQuery({ query: ENDPOINT_PAGE, variables: { id } });
  useAnnounced(useReread(ENDPOINT_PAGE, { id }));
  const endpoint = data?.webhookEndpoint;
  const back = (
    <Link to="/admin/webhooks" className={styles['back']}>
      <ChevronLeft size={15} aria-hidden="true" /> {text.title}
    </Link>
  );
  if (!endpoint) {
    return (
      <Page title={text.title} before={back}>
        <AbsentRecord
          error={error}
          isLoading={fetching}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
        />
      </Page>
    );
  }
  return (
    <Page
      title={hostOf(endpoint.url)}
      before={back}
      aside={
        <>
          <EndpointBadge endpoint={endpoint} />
          <span className={styles['action']}>
            <EndpointActions endpoint={endpoint} />
          </span>
        </>
      }
    >
      <EndpointFacts endpoint={endpoint} />
      <Deliveries id={id} />
    </Page>
  );
}

function hostOf(url: string | null | undefined): string {
  return url != null && URL.canParse(url) ? new URL(url).host : (url ?? '–');
}

function EndpointFacts({ endpoint }: { endpoint: EndpointItemFragment }) {
  const { disabledReason, failingSince, secretRotatedAt } = endpoint;
  return (
    <Panel title={text.facts}>
      <Facts
        facts={[
          [text.columns.url, endpoint.url],
          [text.description, endpoint.description],
          [text.columns.events, <code key="events">{endpoint.events?.join(', ')}</code>],
          [text.disabledReason, disabledReason],
          [text.failingSince, failingSince && <RelativeTime at={failingSince} />],
          [text.secretSince, secretRotatedAt && <RelativeTime at={secretRotatedAt} />],
        ]}
      />
    </Panel>
  );
}
