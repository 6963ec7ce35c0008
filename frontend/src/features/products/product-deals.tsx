import { Link } from '@tanstack/react-router';
import { DealStageBadge } from '@/components/deal-stage-badge';
import { Button } from '@/components/button';
import { Panel, PanelEmpty } from '@/components/panel';
import { FailureState, SkeletonBlock } from '@/components/states';
import { graphql } from '@/gql';
import { decimalText } from '@/lib/decimals';
import { formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { usePagedQuery } from '@/lib/pages';
import styles from './products.module.css';

const PRODUCT_DEALS = graphql(`
  query ProductDeals($after: String) {
    deals(first: 100, orderBy: [UPDATED_AT_DESC], after: $after) {
      nodes {
        id
        name
        client {
          id
          name
        }
        stage {
          id
          name
          outcome
        }
        lineItems {
          id
          quantity
          unit
          unitPrice {
            amount
            currency
          }
          product {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const text = messages.products.offered;

/**
 * Who was offered it. The API finds no deals by their products, so they are looked for among those that changed last, and it says
 * among how many.
 */
export function ProductDeals({ product }: { product: string }) {
  const { data, error, fetching, goOn, retry } = usePagedQuery({
    query: PRODUCT_DEALS,
    variables: {},
    connection: (answer) => answer.deals,
  });
  const deals = data?.deals;
  const found = (deals?.nodes ?? []).flatMap((deal) => {
    const line = deal.lineItems?.find((item) => item.product?.id === product);
    return line ? [{ deal, line }] : [];
  });
  return (
    <Panel title={text.title} aside={deals && text.among(deals.nodes.length)}>
      {!deals && error && <FailureState error={error} onRetry={retry} />}
      {!deals && !error && <SkeletonBlock rows={3} />}
      {deals && found.length === 0 && <PanelEmpty>{text.none}</PanelEmpty>}
      <ul>
        {found.map(({ deal, line }) => (
          <li key={deal.id} className={styles['priceRow']}>
            <span className={styles['offer']}>
              <Link to="/deals/$id" params={{ id: deal.id }}>
                {deal.name}
              </Link>
              <span className={styles['faint']}>{deal.client?.name}</span>
            </span>
            <span className={styles['offerEnd']}>
              <span className={styles['price']}>
                {decimalText(line.quantity)} {line.unit} · {formatMoney(line.unitPrice) ?? '–'}
              </span>
              <DealStageBadge stage={deal.stage} />
            </span>
          </li>
        ))}
      </ul>
      {deals?.pageInfo.hasNextPage && (
        <div className={styles['older']}>
          <Button isDisabled={fetching} onPress={() => goOn(deals.pageInfo.endCursor)}>
            {text.older}
          </Button>
        </div>
      )}
    </Panel>
  );
}
