import { counter } from '../counted';

const counted = counter('en');

export const partners = {
  partners: {
    title: 'Partners',
    columns: {
      name: 'Name',
      user: 'Acts as',
      state: 'State',
      created: 'Made',
      actions: 'Actions',
    },
    active: 'Active',
    inactive: 'Switched off',
    create: 'New partner',
    createTitle: 'A new partner',
    created: 'The partner is there. Give it a token.',
    edit: 'Edit…',
    editTitle: 'Edit the partner',
    saved: 'Saved.',
    key: 'Key',
    keyText: 'Its name in its tokens; it stays.',
    emptyTitle: 'No partners yet',
    emptyText:
      'A partner is a program of somebody else’s that works with your data, in the place of a user.',
    actionsOf: (name: string) => `Actions for ${name}`,
    on: 'Switch on',
    off: 'Switch off',
    offTitle: (name: string) => `Switch ${name} off?`,
    offText: 'All its tokens are refused within two seconds, until you switch it on again.',
    switchedOff: (name: string) => `${name} is switched off.`,
    switchedOn: (name: string) => `${name} may ask again.`,
    deleteTitle: (name: string) => `Delete ${name}?`,
    deleteText: 'All its tokens are refused within two seconds. There is no trash for partners.',
    deleted: 'The partner is deleted.',
    facts: 'Partner',
    tokens: 'Tokens',
    noTokens: 'No tokens yet',
    noTokensText:
      'A token carries what it allows. Whoever holds it can cut it down, and nobody can widen it.',
    limits: 'Limits',
    storedOnly: 'Stored documents only',
    costs: (limit: string) => `cost up to ${limit}`,
    rightCount: (count: number) => counted(count, 'right', 'rights'),
    good: 'Good',
    revoked: 'Revoked',
    expired: 'Expired',
    expires: 'Expires',
    revoke: 'Revoke',
    revokeThis: (name: string) => `Revoke ${name}`,
    revokeTitle: (name: string) => `Revoke ${name}?`,
    revokeText: 'It and all that were cut from it are refused within two seconds, for good.',
    tookBack: (name: string) => `${name} is revoked.`,
    mint: 'New token',
    mintSubmit: (count: number) =>
      count === 0
        ? 'Choose what it may'
        : `Make the token with ${counted(count, 'right', 'rights')}`,
    tokenName: 'What it is for',
    expiresOn: 'Expires on (in 90 days unless you say)',
    costLimit: 'Highest cost of one question',
    noLimit: 'As the server allows',
    storedOnlyText: 'Runs stored documents only, by their ids',
    rights: 'Rights of the token',
    rightsText:
      'What is not named is refused, and never may a token more than the user whose place it takes. Own and Team are that user’s.',
    bearer: 'Token',
    bearerTitle: 'The new token',
    bearerText:
      'It goes behind “Authorization: Bearer”. Whoever has it may what it allows: hand it to the partner on a safe way. It is shown now and not again here.',
    releases: 'Releases of stored documents',
    release: 'Release',
    documents: 'Documents',
    noReleases: 'No releases yet',
    register: 'Register a release',
    registerTitle: 'A new release',
    registerText:
      'The documents that the partner’s program runs, as its build lists them: all are registered, or none. They count once the release is activated.',
    releaseName: 'Name of the release',
    releaseNameText:
      'Such as the version of the program. No two releases of a partner have the same.',
    chooseManifest: 'Choose a manifest…',
    dropManifest: 'Drop a manifest here',
    orDrop: 'or drop it here. Apollo’s, Relay’s and the code generator’s are read.',
    pasteManifest: 'Or paste it',
    found: (count: number, file: string | null) =>
      `${counted(count, 'operation', 'operations')}${file === null ? '' : ` in ${file}`}`,
    kindCounts: {
      query: (count: number) => counted(count, 'query', 'queries'),
      mutation: (count: number) => counted(count, 'mutation', 'mutations'),
      subscription: (count: number) => counted(count, 'subscription', 'subscriptions'),
    },
    operations: 'Operations',
    kinds: { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' },
    unnamed: 'Without a name',
    furtherOperations: (count: number) => `and ${counted(count, 'more', 'more')}`,
    registerSubmit: (count: number) =>
      count === 0 ? 'Choose a manifest' : `Register ${counted(count, 'operation', 'operations')}`,
    wrongDocuments: (count: number, all: number) =>
      `${count} of ${counted(all, 'operation', 'operations')} cannot run here, so none is registered.`,
    tooLarge:
      'This is more than the server takes in one request. At its console it can be registered:',
    command: 'Command',
    registered: (name: string, count: number) =>
      `${name} is registered, with ${counted(count, 'document', 'documents')}.`,
    registeredText:
      'The partner can run them once the release is activated; until then it is a draft.',
    registeredBefore: (name: string) => `${name} was registered before, and stays as it is.`,
    keepDraft: 'Leave as a draft',
    manifestFaults: {
      notText: 'This file is no text in UTF-8.',
      notJson: 'This is not JSON.',
      notManifest:
        'This is no manifest: neither a list of operations with id and body, nor a map of ids to texts.',
      unknownVersion: 'This manifest has a version that is not known here.',
      unknownFormat: 'This manifest has a format that is not known here.',
      noDocuments: 'This manifest lists no operation.',
      tooMany: 'A release has 10,000 documents at most.',
      tooLarge: 'This file is larger than any server takes.',
      severalFiles: 'One manifest at a time, please.',
      unreadable: 'This file cannot be read.',
    },
    documentProblems: {
      DUPLICATE: 'Its id stands for another document as well.',
      HASH_MISMATCH: 'Its id is not the hash of its text.',
      INVALID_DOCUMENT_ID:
        'Its id is none: a hash, x-…: and a name, or a name without a colon, of 200 characters at most and without spaces.',
      TOO_LONG: 'Its text is longer than 64 KiB.',
      FORBIDDEN: 'No token of the partner may do any of this.',
      COST_ESTIMATED_TOO_EXPENSIVE: 'It costs more than may be spent at once.',
    },
    noReleasesText:
      'The build of the partner’s program lists its documents in a manifest; here they are registered, let in and retired.',
    releaseStates: { PENDING: 'Registered', ACTIVE: 'Active', RETIRED: 'Retired' },
    activate: 'Activate',
    activateThis: (name: string) => `Activate ${name}`,
    activated: (name: string) => `The documents of ${name} can be run within two seconds.`,
    retire: 'Retire',
    retireThis: (name: string) => `Retire ${name}`,
    retireTitle: (name: string) => `Retire ${name}?`,
    retireText:
      'Its documents can be run no more, unless another active release lists them. Retired is retired.',
    retired: (name: string) => `${name} is retired.`,
  },
};
