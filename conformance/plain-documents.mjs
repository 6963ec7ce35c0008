// Documents for plain.mjs that aim at what an executor gets wrong, and variables for those of the front end.

/** Who asks, beside the administrator and nobody: a seller may not read what products cost, support no revenue either. */
export const people = [
  ['seller', 'sara.seller@tessera.example', 'tessera-demo-2026'],
  ['support', 'sam.support@tessera.example', 'tessera-demo-2026'],
];

/** Records to ask for, whatever the demo's ids are. */
export const lookup = `{
  viewer { user { id } }
  stages(first: 50, filter: { outcome: { eq: OPEN } }) { nodes { id } }
  deals(first: 1, orderBy: [AMOUNT_DESC]) { nodes { id client { id } } }
  products(first: 1) { nodes { id category { id } } }
  notes(first: 1, filter: { product: { isNull: false } }) { nodes { id } }
  orphans: clients(first: 1, filter: { owner: { isNull: true }, parent: { isNull: true } }) { nodes { id } }
  clients(first: 9, orderBy: [NAME_ASC]) { edges { cursor } }
}`;

/** Conditions for the two counts of each of eight weeks. */
const weekly = (author) =>
  Object.fromEntries(
    [...'01234567'].flatMap((week) =>
      Object.entries({ talks: ['CALL', 'MEETING'], texts: ['NOTE', 'EMAIL'] }).map(([name, kinds]) => [
        `${name}${week}`,
        { kind: { in: kinds }, author: { eq: author }, happenedAt: { gte: `2026-0${Number(week) + 1}-01T00:00:00Z` } },
      ]),
    ),
  );

/** Variables of the front end's documents, by the name of the operation. */
export const variablesOf = (operation, found) =>
  ({
    UserChoices: { search: 'sara', filter: { status: { eq: 'ACTIVE' } } },
    Palette: { query: 'pro', isNumber: false },
    PinnedNotes: { id: found.deals.nodes[0].client.id },
    ClientFiles: { id: found.deals.nodes[0].client.id },
    ClientDuplicates: { name: 'Nordwind Bau', city: 'Bremen' },
    DuplicatePairs: { filter: { type: { eq: 'Client' } }, orderBy: ['FOUND_AT_DESC'] },
    ClientTwins: { id: found.deals.nodes[0].client.id },
    ContactTwins: { id: Buffer.from('Contact:0190f3c2-7b4e-7abc-8123-0123456789ab').toString('base64url') },
    MergeSides: { keep: found.deals.nodes[0].client.id, other: found.orphans.nodes[0].id },
    MergeRecord: { id: found.deals.nodes[0].client.id },
    MergeFieldLabels: { filter: { resource: { eq: 'CLIENT' } } },
    Survivor: { id: found.deals.nodes[0].client.id },
    MentionPeople: { search: 'sa' },
    NoteHistory: { id: found.notes.nodes[0].id },
    FileDownload: { id: Buffer.from('Attachment:0190f3c2-7b4e-7abc-8123-0123456789ab').toString('base64url') },
    ClientList: { filter: { lifecycleStage: { in: ['CUSTOMER', 'LEAD'] } }, orderBy: ['LAST_ACTIVITY_AT_DESC'], search: 'gmbh', withCustom: true },
    ClientCount: { filter: { country: { eq: 'DE' } }, exact: true },
    ClientTimeline: { id: found.deals.nodes[0].client.id },
    ClientPage: { id: found.deals.nodes[0].client.id },
    RecordName: { id: found.viewer.user.id },
    SavedViews: { resource: 'CLIENT' },
    NoteList: { filter: { and: [{ kind: { in: ['TASK', 'CALL'] } }] }, orderBy: ['DUE_AT_ASC'] },
    NoteCount: { filter: { completedAt: { isNull: true } } },
    UserList: { orderBy: ['NAME_ASC'], filter: { status: { in: ['ACTIVE'] } } },
    UserCount: { search: 'an' },
    MyTasks: { me: found.viewer.user.id },
    Activity: weekly(found.viewer.user.id),
    RecentRecords: Object.fromEntries([...'abcdefgh'].map((name, at) => [name, (at % 2 ? found.products : found.deals).nodes[0].id])),
    DealList: { filter: { stage: { in: found.stages.nodes.map(({ id }) => id) } }, orderBy: ['EXPECTED_CLOSE_ON_ASC'] },
    DealCount: { search: 'annual' },
    DealPage: { id: found.deals.nodes[0].id },
    DealHistory: { id: found.deals.nodes[0].id },
    DealNotes: { id: found.deals.nodes[0].id },
    ClientPriceList: { id: found.deals.nodes[0].client.id },
    ClientCurrency: { id: found.deals.nodes[0].client.id },
    ProductsBySku: { skus: ['ELL-10120-4WGU10', 'no such thing'] },
    ProductList: { orderBy: ['LIST_PRICE_DESC'], filter: { status: { eq: 'ACTIVE' } } },
    ProductCount: { search: 'kabel' },
    ProductFacets: { search: 'led', forBrands: { status: { eq: 'ACTIVE' } } },
    ProductPage: { id: found.products.nodes[0].id },
    UserAccountList: { filter: { status: { eq: 'ACTIVE' } }, search: 'sara' },
    AccessOf: { user: found.viewer.user.id, record: found.products.nodes[0].id },
    AccessRecord: { id: found.products.nodes[0].id },
    AuditLog: { filter: { action: { eq: 'UPDATE' } } },
    AuditActor: { id: found.viewer.user.id },
    CustomFieldsOf: { filter: { resource: { eq: 'CLIENT' } } },
    CustomValues: { id: found.products.nodes[0].id, isClient: false, isContact: false, isDeal: false, isProduct: true },
    SensitiveValues: { id: found.deals.nodes[0].client.id, isClient: true, isContact: false, isDeal: false, isProduct: false },
    PriceListPage: { id: Buffer.from('PriceList:0190f3c2-7b4e-7abc-8123-0123456789ab').toString('base64url') },
    CustomFieldList: { filter: { resource: { eq: 'PRODUCT' } } },
    TrashList: { filter: { type: { eq: 'Client' } } },
    EndpointPage: { id: Buffer.from('WebhookEndpoint:0190f3c2-7b4e-7abc-8123-0123456789ab').toString('base64url') },
    DeliveryList: {
      id: Buffer.from('WebhookEndpoint:0190f3c2-7b4e-7abc-8123-0123456789ab').toString('base64url'),
      filter: { status: { eq: 'FAILED' } },
    },
    PartnerPage: { id: Buffer.from('Partner:0190f3c2-7b4e-7abc-8123-0123456789ab').toString('base64url') },
  })[operation] ?? {};

const conditions = `query ($yes: Boolean!, $no: Boolean!) {
  viewer @include(if: $yes) { role }
  viewer @skip(if: $yes) { role user { name } }
  ... @skip(if: $no) { viewer { user { email @skip(if: $no) firstName @include(if: $no) } } }
  ...Root @include(if: $yes)
  clients(first: 2) @skip(if: $no) @include(if: $yes) {
    nodes @include(if: $yes) { a: name @skip(if: $yes) name @include(if: $yes) ...Row @skip(if: $no) }
    nodes { ... on Client @include(if: $no) { owner { lastName } } owner { id @skip(if: $yes) name } }
    totalCount @skip(if: $yes) { count }
  }
}
fragment Root on Query { clients(first: 2) { pageInfo { hasNextPage } } stages(first: 1) { nodes { name } } }
fragment Row on Client { number owner @include(if: $no) { email } owner @include(if: $yes) { firstName } }`;

const nodes = `query ($id: ID!) {
  node(id: $id) {
    ... on Client { name notes(first: 1) { nodes { title } } }
    ...Any
    ... on Note { title product { name } }
    ... on Product { name category { name } }
    ... on Node { ... on Client { notes(first: 1) { totalCount { count } } owner { ...Any } } ...Any again: id }
    ... on Contact { name }
  }
}
fragment Any on Node { __typename id ... on User { email } ... on Category { path parent { ...Name } } }
fragment Name on Category { name ...Top }
fragment Top on Node { id }`;

const refused = `{
  products(first: 3) {
    nodes { name cost { amount } price: listPrice { amount } own: cost { currency } ...More cost { currency } }
    edges { node { cost { amount } sku } }
  }
  none: products(first: 1, search: "nothing is called like this") { nodes { cost { amount } } }
  clients(first: 3) {
    nodes { annualRevenue { amount } ...Deals name annualRevenue { currency } }
  }
  search(query: "pro", first: 20) { ... on Client { annualRevenue { amount } } ... on Product { sku cost { amount } } }
}
fragment More on Product { ... on Node { id ... on Product { cost { amount } brand } } }
fragment Deals on Client { deals(first: 3) { nodes { name lineItems { product { cost { amount } name } } } } }`;

/** A variable that may be null fits where null does not if it has a default; then a value of null must not get through. */
const unusable = [
  ['an argument', 'query ($text: String = "pro") { viewer { role } search(query: $text, first: 2) { __typename } }', { text: null }],
  ['an item of a list', 'query ($type: SearchType = USER) { search(query: "a", types: [NOTE, $type]) { __typename } }', { type: null }],
  ['a condition', 'query ($skip: Boolean = true) { viewer { role @skip(if: $skip) } }', { skip: null }],
];

export const documents = (found) => [
  {
    name: 'the same key again, with other selections',
    query: `{
      clients(first: 3, orderBy: [NAME_ASC]) { nodes { name ...A } nodes { ...B owner { name } } ...C }
      viewer { role }
      clients(first: 3, orderBy: [NAME_ASC]) { totalCount { count } nodes { id owner { role { key } } } }
      ... { viewer { user { id } } ... on Query { viewer { user { name } role } } }
    }
    fragment A on Client { owner { email } contacts(first: 2) { nodes { name } } tags { color } }
    fragment B on Client { contacts(first: 2) { nodes { id name client { name } } edges { cursor } } name tags { name } }
    fragment C on ClientConnection { nodes { number owner { teams { name } } } pageInfo { hasNextPage } }`,
  },
  {
    name: 'the same key again, in fragments on objects, interfaces and unions',
    query: `{
      search(query: "pro", first: 20) {
        ... on Node { id }
        ... on SearchHit { ... on Client { owner { name } } __typename }
        ...Hit
        ... on Client { owner { id } id }
        ... on Deal { name: lostReason amount { amount } }
        ... on Product { name amount: listPrice { amount } }
      }
      search(query: "pro", first: 20) { ... on Node { ... on Deal { amount { currency } stage { name } } } }
    }
    fragment Hit on SearchHit { ... on Product { amount: listPrice { currency } category { name } } ... on Node { ...Id } }
    fragment Id on Node { ... on Contact { client { owner { email } } } ... on Client { owner { email } city } id }`,
  },
  {
    name: 'aliases of a list with different arguments side by side',
    query: `{
      few: clients(first: 1, orderBy: [NUMBER_ASC]) { nodes { number } }
      clients(first: 2, orderBy: [LAST_ACTIVITY_AT_DESC]) {
        nodes {
          n: notes(first: 1) { nodes { title } } notes(first: 2) { nodes { kind } }
          calls: notes(first: 2, filter: { kind: { eq: CALL } }) { nodes { kind title } }
        }
        b: nodes { notes(first: 3) { nodes { id } } name: number number: name }
        total: totalCount { isExact count } all: totalCount(exact: true) { n: count count }
      }
      id: viewer { role: user { name: email email: name } user: role }
    }`,
  },
  { name: 'conditions that hold', query: conditions, variables: { yes: true, no: false } },
  { name: 'conditions turned round', query: conditions, variables: { yes: false, no: true } },
  {
    name: 'everything skipped',
    query: `query ($no: Boolean = false) {
      viewer { role @include(if: $no) ... @include(if: $no) { user { id } } }
      clients(first: 2) { nodes { name @skip(if: true) }
        edges { node { ...Row @include(if: $no) } } pageInfo { endCursor @skip(if: true) } totalCount { count @include(if: $no) } }
      stages(first: 1) { nodes @skip(if: true) { id } }
    }
    fragment Row on Client { owner { name } }`,
  },
  { name: 'everything skipped at the root', query: 'query ($no: Boolean = false) { viewer @include(if: $no) { role } ...A @include(if: $no) } fragment A on Query { __typename }' },
  ...[
    found.deals.nodes[0].client.id, found.products.nodes[0].id, found.notes.nodes[0].id,
    found.products.nodes[0].category.id, found.viewer.user.id, found.orphans.nodes[0].id,
  ].map((id) => ({ name: `node ${Buffer.from(id, 'base64url')}`, query: nodes, variables: { id } })),
  {
    name: 'a search with types among its variables',
    query: `query ($types: [SearchType!] = [USER, NOTE, CONTACT], $more: [SearchType!]) {
      some: search(query: "an", types: $types, first: 10) {
        kind: __typename ... on User { name } ... on Note { title author { name } client { name } }
        ... on Contact { name methods { value } }
      }
      one: search(query: "an", types: PRODUCT, first: 3) { ... on Product { prices { minQuantity unitPrice priceList { name } } } ... on Client { name } }
      all: search(query: "an", types: $more, first: 5) { __typename }
      none: search(query: "nothing is called like this") { __typename ... on Client { name } }
    }`,
    variables: { types: ['NOTE', 'USER'] },
  },
  {
    name: 'timelines',
    query: `query ($id: ID!) {
      client(id: $id) { timeline(first: 20) {
        edges { cursor node { ... on Node { id } ... on Deal { name at: createdAt stage { name } } ...Note __typename } }
        nodes { __typename ... on TimelineItem { ... on Note { title at: happenedAt deal { name } } } ... on Deal { owner { name } } }
        pageInfo { hasNextPage endCursor }
      } }
      clients(first: 5, orderBy: [LAST_ACTIVITY_AT_DESC]) { nodes { name timeline(first: 2) { nodes { ...Note ... on Deal { name } } } } }
    }
    fragment Note on Note { title author { name } at: happenedAt mentions { name } }`,
    variables: { id: found.deals.nodes[0].client.id },
  },
  {
    name: '__typename at every level',
    query: `{
      __typename q: __typename
      clients(first: 2) {
        __typename t: __typename
        nodes { a: __typename owner { b: __typename __typename } annualRevenue { __typename } billingAddress { c: __typename city } __typename }
        edges { __typename node { __typename } t: __typename }
        pageInfo { __typename p: __typename } totalCount { __typename }
      }
      productFacets { __typename brands { __typename count } kinds { kind __typename } f: __typename }
      viewer { __typename user { __typename } } ... on Query { z: __typename }
      search(query: "pro") { __typename ... on Node { n: __typename } }
    }`,
  },
  {
    name: 'links that are null and lists that are empty',
    query: `query ($orphan: ID!, $nobody: ID!) {
      client(id: $orphan) { owner { name } team { name } parent { name owner { name } }
        children { nodes { name } edges { cursor } pageInfo { startCursor endCursor hasNextPage } totalCount { count isExact } }
      }
      absent: client(id: $nobody) { name owner { name } } node(id: $nobody) { __typename id ... on Client { name } }
      categories(first: 9) { nodes { parent { name parent { name } } children { name children { children { id } } } } }
      clients(first: 2, filter: { or: [] }) { nodes { name owner { name } } edges { node { id } } pageInfo { startCursor } totalCount { count } }
      notes(first: 20) { nodes { product { name category { parent { id } } } deal { contact { name } } assignee { name } mentions { name } } }
      productFacets(search: "nothing is called like this") { brands { brand } categories { category { name } } }
    }`,
    variables: { orphan: found.orphans.nodes[0].id, nobody: Buffer.from('Client:0190f3c2-7b4e-7abc-8123-0123456789ab').toString('base64url') },
  },
  {
    name: 'totals, exact and not',
    query: `{
      clients { totalCount { count isExact } exact: totalCount(exact: true) { isExact count } }
      notes(first: 1) { a: totalCount(exact: true) { count } totalCount { isExact } b: totalCount(exact: false) { count isExact } nodes { id } }
      deals(filter: { not: { contact: { isNull: true } } }) { totalCount(exact: false) { count } }
      teams(first: 2) { nodes { name members(first: 1) { totalCount { count } exact: totalCount(exact: true) { count isExact } } } }
    }`,
  },
  {
    name: 'pages from both ends',
    query: `query ($after: String!, $before: String, $few: Int = 2, $order: ClientOrder! = NAME_ASC) {
      clients(first: $few, after: $after, orderBy: [$order]) { edges { cursor node { name } } nodes { name number } pageInfo { ...Page } }
      back: clients(last: $few, before: $before, orderBy: [$order]) { nodes { number } edges { node { number owner { name } } cursor } pageInfo { ...Page } }
      end: clients(last: 3, orderBy: [$order]) { edges { cursor } pageInfo { ...Page startCursor } }
      deals(first: 2) { nodes { notes(last: 2) { edges { cursor node { id } } pageInfo { ...Page } } } edges { cursor } }
    }
    fragment Page on PageInfo { endCursor hasPreviousPage hasNextPage startCursor }`,
    variables: { after: found.clients.edges[2].cursor, before: found.clients.edges[7].cursor },
  },
  {
    name: 'variables with defaults, in input objects and in lists',
    query: `query ($first: Int! = 3, $stage: LifecycleStage = CUSTOMER, $country: String, $owner: ID, $least: Decimal,
      $since: DateTime = "2020-01-01T00:00:00Z", $more: [ClientFilter!] = [], $not: ClientFilter, $search: String, $exact: Boolean) {
      clients(first: $first, search: $search, orderBy: [ANNUAL_REVENUE_DESC, NAME_ASC], filter: {
        lifecycleStage: { in: [LEAD, $stage] }, country: { eq: $country }, or: [{ annualRevenue: { gte: $least } }, { owner: { eq: $owner } }],
        and: $more, createdAt: { gt: $since }
      }) {
        nodes { name country lifecycleStage annualRevenue { amount }
          contacts(first: $first, filter: { not: { name: { contains: $search } } }) { nodes { name } }
        }
        totalCount(exact: $exact) { count }
      }
      one: clients(first: $first, orderBy: NAME_DESC, filter: { country: { in: "DE" }, and: [{ name: { startsWith: "a" } }, { not: $not }] }) { nodes { name } }
    }`,
    variables: { first: 4, least: '250000', owner: found.viewer.user.id, more: [{ not: { country: { in: ['FR', 'PL'] } } }], exact: null, unknown: 1 },
  },
  {
    name: 'a single value for a list of one',
    query: `query ($or: [ClientFilter!], $order: [ClientOrder!], $countries: [String!], $kinds: [ClientKind!]) {
      clients(first: 3, orderBy: $order, filter: { or: $or, country: { in: $countries } }) { nodes { name country } }
      people: clients(first: 3, orderBy: NAME_ASC, filter: { kind: { in: $kinds }, lifecycleStage: { in: LEAD } }) { nodes { name kind } }
      search(query: "pro", types: DEAL) { ... on Deal { name } }
      one: clients(first: 3, orderBy: NAME_DESC, filter: { and: { country: { in: "DE" } } }) { nodes { name country } }
    }`,
    variables: { or: { name: { contains: 'a' } }, order: 'NAME_ASC', countries: 'DE', kinds: 'PERSON' },
  },
  {
    name: 'null for what may be null',
    query: `query ($first: Int = 2, $filter: ClientFilter = { country: { eq: "DE" } }, $country: WordFilter = { eq: "FR" }, $order: [ClientOrder!] = [NAME_ASC]) {
      a: clients(first: $first, filter: $filter, orderBy: $order, search: null) { nodes { name } }
      b: clients(first: 2, filter: { or: null, and: [], not: null, country: $country, name: { contains: null }, kind: { in: null } }, last: null) {
        nodes { name } totalCount(exact: null) { count }
      }
    }`,
    variables: { first: null, filter: null, country: null, order: null },
  },
  {
    name: 'escapes in strings',
    query: String.raw`{ a: clients(first: 2, search: "m\u00fcller\t") { nodes { name } } b: clients(first: 2, search: """
        gmbh
      """) { nodes { name } } }`,
  },
  {
    name: 'escapes of characters beyond 16 bits',
    query: String.raw`{ a: clients(first: 2, search: "\u{6771}") { nodes { name } } b: clients(first: 2, search: "\uD83D\uDE00") { nodes { name } } }`,
  },
  ...unusable.flatMap(([what, query, variables]) => [
    { name: `null for ${what}`, query, variables, isRefused: true },
    { name: `the default of ${what}`, query },
    { name: `null for ${what}, of a document that was valid before`, query, variables, isRefused: true },
  ]),
  {
    name: 'scalars and enums of every kind',
    query: `{
      clients(first: 5) { nodes {
        kind lifecycleStage email website phone country lastActivityAt createdAt version employeeCount description
        annualRevenue { amount currency } shippingAddress { street city region postalCode country }
      } }
      products(first: 5) { nodes { kind status taxRate stockQuantity stockUpdatedAt imageUrl listPrice { amount } prices { minQuantity unitPrice } description } }
      deals(first: 5) { nodes { expectedCloseOn probability closedAt amount { amount } lineItems { quantity discountPercent taxRate unitPrice { amount currency } } } }
      notes(first: 20) { nodes { body priority isPinned visibility durationSeconds dueAt editedAt } }
      users(first: 3) { nodes { status avatarUrl locale lastSignInAt role { isSystem } } }
    }`,
  },
  {
    name: 'nine levels down',
    query: `{ clients(first: 5, orderBy: [NUMBER_ASC]) { nodes { name deals(first: 3) { nodes {
      lineItems { product { category { parent { name parent { name } } name } ...P } position } ...D
    } } } } }
    fragment P on Product { sku category { slug parent { slug } } }
    fragment D on Deal { lineItems { product { category { parent { children { name parent { name } } } } name } } client { owner { role { name } } } }`,
  },
  {
    name: 'fields a place reaches by two ways',
    query: `{ contacts(first: 3) {
      nodes { client { owner { name } } c: client { owner { email } contacts(first: 2) { nodes { client { owner { name } } } } } }
      edges { node { client { id } } cursor } more: nodes { client { name } }
    } }`,
  },
  { name: 'what a seller is refused', as: 'seller', query: refused },
  { name: 'what support is refused', as: 'support', query: refused },
  {
    name: 'a refused filter beside what is allowed',
    as: 'support',
    query: `{
      a: clients(first: 1, orderBy: [ANNUAL_REVENUE_DESC]) { nodes { name } } b: clients(first: 1) { nodes { name } } teams(first: 1) { nodes { name } }
      deals(first: 2) { nodes { client { children(filter: { annualRevenue: { gt: "1" } }) { nodes { name } } name } } }
    }`,
  },
  { name: 'a stranger', as: 'nobody', query: '{ viewer { role } __typename a: clients { nodes { name } } search(query: "x") { __typename } ... { viewer { user { name } } } }' },
];
