import { Badge } from '@/components/badge';
import type { EndpointItemFragment } from '@/gql/graphql';
import { webhooks } from '@/lib/messages/webhooks';

const text = webhooks.states;

export function EndpointBadge({ endpoint }: { endpoint: EndpointItemFragment }) {
  if (!endpoint.isActive) {
    return endpoint.disabledReason == null ? (
      <Badge tone="stone">{text.paused}</Badge>
    ) : (
      <Badge tone="danger">{text.disabled}</Badge>
    );
  }
  return endpoint.failingSince == null ? (
    <Badge tone="sage">{text.active}</Badge>
  ) : (
    <Badge tone="amber">{text.failing}</Badge>
  );
}
