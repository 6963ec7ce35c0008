import { graphql } from '@/gql';

export const ENDPOINT_ITEM = graphql(`
  fragment EndpointItem on WebhookEndpoint {
    id
    version
    url
    description
    events
    isActive
    disabledReason
    failingSince
    secretRotatedAt
    createdAt
  }
`);

export const ENDPOINT_CREATE = graphql(`
  mutation EndpointCreate($input: WebhookEndpointCreateInput!) {
    webhookEndpointCreate(input: $input) {
      webhookEndpoint {
        ...EndpointItem
        secrets {
          secret
          expiresAt
        }
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const ENDPOINT_UPDATE = graphql(`
  mutation EndpointUpdate($input: WebhookEndpointUpdateInput!) {
    webhookEndpointUpdate(input: $input) {
      webhookEndpoint {
        ...EndpointItem
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

export const ENDPOINT_ROTATE = graphql(`
  mutation EndpointRotate($input: WebhookEndpointRotateSecretInput!) {
    webhookEndpointRotateSecret(input: $input) {
      webhookEndpoint {
        ...EndpointItem
        secrets {
          secret
          expiresAt
        }
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

export const ENDPOINT_TEST = graphql(`
  mutation EndpointTest($input: RecordInput!) {
    webhookEndpointTest(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

export const ENDPOINT_DELETE = graphql(`
  mutation EndpointDelete($input: RecordInput!) {
    webhookEndpointDelete(input: $input) {
      problems {
        path
        code
        message
      }
    }
  }
`);

export const DELIVERY_ITEM = graphql(`
  fragment DeliveryItem on WebhookDelivery {
    id
    event
    createdAt
    status
    attempts
    nextAttemptAt
    responseStatus
    durationMs
    lastError
  }
`);

export const DELIVERY_REPLAY = graphql(`
  mutation DeliveryReplay($input: RecordInput!) {
    webhookDeliveryReplay(input: $input) {
      webhookDelivery {
        ...DeliveryItem
      }
      problems {
        path
        code
        message
      }
    }
  }
`);
