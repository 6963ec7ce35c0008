import type { Example } from './examples';

/** Several operations that belong together. The play button asks which; an id from one answer goes into the variables of the next. */
export const WALKS: Example[] = [
  {
    query: `# A walk: what is deleted comes back. Run the steps from top to bottom (the play button lets you choose), and put
# the id that MakeClient answers into the variables.
mutation MakeClient {
  clientUpsert(input: { externalRef: "walk-restore", name: "Walk-in customer", city: "Bremen" }) {
    client {
      id
      name
      version
    }
    problems {
      path
      code
      message
    }
  }
}

mutation DeleteClient($id: ID!) {
  clientDelete(input: { id: $id }) {
    problems {
      code
      message
    }
  }
}

query Trash {
  trash(first: 5) {
    nodes {
      type
      recordId
      title
      deletedAt
    }
  }
}

mutation RestoreClient($id: ID!) {
  clientRestore(input: { id: $id }) {
    client {
      id
      name
      city
      version
    }
    problems {
      code
      message
    }
  }
}
`,
    variables: '{\n  "id": "the id of the client"\n}\n',
  },
  {
    query: `# A walk: two clients become one, and two again. Put the ids and versions that MakeTwo answers into the variables;
# with dryRun a merge only tells what would be. UndoMerge takes the id of the merge.
mutation MakeTwo {
  first: clientUpsert(
    input: { externalRef: "walk-merge-1", name: "Nordlicht GmbH", phone: "+49 30 901820" }
  ) {
    client {
      id
      version
    }
    problems {
      path
      code
    }
  }
  second: clientUpsert(
    input: { externalRef: "walk-merge-2", name: "Nordlicht", city: "Kiel" }
  ) {
    client {
      id
      version
    }
    problems {
      path
      code
    }
  }
}

mutation MergeClients($input: MergeInput!) {
  clientMerge(input: $input) {
    client {
      id
      name
      city
      phone
      version
    }
    merge {
      id
    }
    fields {
      field
      survivor
      other
      result
    }
    moved
    problems {
      path
      code
      message
    }
  }
}

mutation UndoMerge($merge: ID!) {
  mergeUndo(input: { id: $merge }) {
    merge {
      undoneAt
    }
    problems {
      code
      message
    }
  }
}

query Both {
  clients(first: 5, filter: { externalRef: { in: ["walk-merge-1", "walk-merge-2"] } }) {
    nodes {
      id
      name
      city
      phone
    }
  }
}
`,
    variables: `{
  "input": {
    "id": "the id of the first",
    "version": 1,
    "other": "the id of the second",
    "otherVersion": 1,
    "take": ["name"],
    "dryRun": true
  },
  "merge": "the id of the merge"
}
`,
  },
  {
    query: `# A walk: a message that did not arrive is sent once more. Point url at a server of yours that answers an error first
# (https://…), and put the ids of the answers into the variables.
mutation MakeEndpoint($url: URL!) {
  webhookEndpointCreate(input: { url: $url, events: ["client.*"], description: "A walk" }) {
    webhookEndpoint {
      id
      secrets {
        secret
      }
    }
    problems {
      path
      code
      message
    }
  }
}

mutation SendTest($endpoint: ID!) {
  webhookEndpointTest(input: { id: $endpoint }) {
    problems {
      code
      message
    }
  }
}

query Deliveries($endpoint: ID!) {
  webhookEndpoint(id: $endpoint) {
    deliveries(first: 5) {
      nodes {
        id
        event
        status
        attempts
        responseStatus
        lastError
        nextAttemptAt
      }
    }
  }
}

mutation ReplayDelivery($delivery: ID!) {
  webhookDeliveryReplay(input: { id: $delivery }) {
    webhookDelivery {
      status
      attempts
    }
    problems {
      code
      message
    }
  }
}

mutation DeleteEndpoint($endpoint: ID!) {
  webhookEndpointDelete(input: { id: $endpoint }) {
    problems {
      code
    }
  }
}
`,
    variables: `{
  "url": "https://hooks.example/tessera",
  "endpoint": "the id of the endpoint",
  "delivery": "the id of the delivery"
}
`,
  },
];
