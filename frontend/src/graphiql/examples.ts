export interface Example {
  query: string;
  variables?: string;
}

/** Operations that show what the schema can do; each runs against the demo as it stands. */
export const EXAMPLES: Example[] = [
  {
    query: `# Who am I? The role decides what every other question may answer.
query WhoAmI {
  viewer {
    role
    user {
      name
      email
      teams {
        name
      }
    }
  }
}
`,
  },
  {
    query: `# Four levels deep, one SQL statement per level, however many rows there are.
query ClientsInDepth($first: Int = 10) {
  clients(first: $first, orderBy: [LAST_ACTIVITY_AT_DESC]) {
    nodes {
      name
      lifecycleStage
      owner {
        name
      }
      contacts(first: 2) {
        nodes {
          name
          jobTitle
        }
      }
      notes(first: 3) {
        nodes {
          kind
          title
          author {
            name
          }
        }
      }
      deals(first: 2) {
        nodes {
          name
          amount {
            amount
            currency
          }
          lineItems {
            quantity
            product {
              sku
              name
            }
          }
        }
      }
    }
  }
}
`,
    variables: '{\n  "first": 10\n}\n',
  },
  {
    query: `# Filters combine with and, or, not. Pass endCursor as $after for the next page.
query BigCustomers($after: String) {
  clients(
    first: 20
    after: $after
    orderBy: [ANNUAL_REVENUE_DESC, NAME_ASC]
    filter: {
      lifecycleStage: { in: [CUSTOMER, PROSPECT] }
      or: [{ country: { eq: "DE" } }, { annualRevenue: { gte: "1000000" } }]
    }
  ) {
    totalCount {
      count
      isExact
    }
    nodes {
      number
      name
      country
      annualRevenue {
        amount
        currency
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
  },
  {
    query: `# What a person would type, across everything they may see.
query SearchEverything($query: String!) {
  search(query: $query, first: 10) {
    __typename
    ... on Client {
      id
      clientName: name
    }
    ... on Contact {
      id
      contactName: name
    }
    ... on Product {
      id
      sku
      productName: name
    }
    ... on Deal {
      id
      dealName: name
    }
  }
}
`,
    variables: '{\n  "query": "pro"\n}\n',
  },
  {
    query: `# The catalogue: a page of products beside the facets of the same question.
query Catalogue($search: String, $filter: ProductFilter) {
  products(first: 20, search: $search, filter: $filter, orderBy: [LIST_PRICE_ASC]) {
    totalCount {
      count
    }
    nodes {
      sku
      name
      brand
      listPrice {
        amount
        currency
      }
      stockQuantity
    }
  }
  productFacets(search: $search, filter: $filter) {
    categories {
      count
      category {
        name
      }
    }
    brands {
      brand
      count
    }
    statuses {
      status
      count
    }
  }
}
`,
    variables: '{\n  "filter": { "status": { "eq": "ACTIVE" } }\n}\n',
  },
  {
    query: `# Open tasks, the most urgent first.
query OpenTasks {
  notes(
    first: 20
    orderBy: [DUE_AT_ASC]
    filter: { kind: { eq: TASK }, completedAt: { isNull: true }, dueAt: { isNull: false } }
  ) {
    nodes {
      title
      dueAt
      priority
      assignee {
        name
      }
      client {
        name
      }
    }
  }
}
`,
  },
  {
    query: `# What happened with the client touched last: notes, deals and changes, each field with what was there before.
query Timeline($kinds: [TimelineKind!]) {
  clients(first: 1, orderBy: [UPDATED_AT_DESC]) {
    nodes {
      name
      timeline(first: 20, kinds: $kinds) {
        nodes {
          __typename
          ... on Note {
            happenedAt
            kind
            title
          }
          ... on Deal {
            createdAt
            name
          }
          ... on RecordChange {
            occurredAt
            action
            type
            actor {
              name
            }
            changes {
              field
              before
              after
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
`,
    variables: '{\n  "kinds": ["NOTE", "DEAL", "CHANGE"]\n}\n',
  },
  {
    query: `# Deals by the day they should be decided, with what is sold.
query Pipeline {
  deals(first: 20, orderBy: [EXPECTED_CLOSE_ON_ASC]) {
    nodes {
      name
      expectedCloseOn
      stage {
        name
        probability
      }
      amount {
        amount
        currency
      }
      client {
        name
      }
      lineItems {
        sku
        name
        quantity
        lineTotal {
          amount
          currency
        }
      }
    }
  }
}
`,
  },
  {
    query: `# A change. What a person can correct comes back as data: run it twice, and the name is taken.
mutation AddTag($input: TagCreateInput!) {
  tagCreate(input: $input) {
    tag {
      id
      name
      color
      version
    }
    problems {
      path
      code
      message
    }
  }
}
`,
    variables: '{\n  "input": { "name": "Trade fair 2027", "color": "#0f766e" }\n}\n',
  },
];
