import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useQuery } from 'urql';
import { Page } from '@/components/page';
import { Facts, Panel } from '@/components/panel';
import { AbsentRecord } from '@/components/states';
import { graphql } from '@/gql';
import { formatDate } from '@/lib/formats';
import { partners } from '@/lib/messages/partners';
import { useReread } from '@/lib/pages';
import { useAnnounced } from '@/lib/use-live';
import { PartnerActions } from './partner-actions';
import { PartnerBadge } from './partners-page';
import { Releases } from './releases';
import { Tokens } from './tokens';
import styles from './partners.module.css';

const PARTNER_PAGE = graphql(`
  query PartnerPage($id: ID!) {
    partner(id: $id) {
      ...PartnerItem
      tokens(first: 100) {
        nodes {
          ...PartnerTokenItem
        }
      }
      releases(first: 100) {
        nodes {
          ...PartnerReleaseItem
        }
      }
    }
  }
`);

const route = getRouteApi('/shell/admin/partners/$id');
const text = partners;

export function PartnerPage() {
  const { id } = route.useParams();
  const [{ data, error, fetching }, ask] = useQuery({ query: PARTNER_PAGE, variables: { id } });
  useAnnounced(useReread(PARTNER_PAGE, { id }));
  const partner = data?.partner;
  const back = (
    <Link to="/admin/partners" className={styles['back']}>
      <ChevronLeft size={15} aria-hidden="true" /> {text.title}
    </Link>
  );
  if (!partner) {
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
      title={partner.name ?? '–'}
      before={back}
      aside={
        <>
          <PartnerBadge isActive={partner.isActive} />
          <span className={styles['action']}>
            <PartnerActions partner={partner} />
          </span>
        </>
      }
    >
      <Panel title={text.facts}>
        <Facts
          facts={[
            [text.key, <code key="key">{partner.key}</code>],
            [text.columns.user, partner.user?.name],
            [text.columns.created, partner.createdAt && formatDate(partner.createdAt)],
          ]}
        />
      </Panel>
      <Tokens partner={id} tokens={partner.tokens?.nodes ?? []} />
      <Releases partner={{ id, key: partner.key ?? '' }} releases={partner.releases?.nodes ?? []} />
    </Page>
  );
}
