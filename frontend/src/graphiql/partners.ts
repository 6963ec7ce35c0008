/** Partners and their tokens, as the last person may see and make them. */
import { post } from './ask';
import { become, bearerOfPerson, inspect } from './identities';

export interface Partner {
  id: string;
  key: string;
  name: string;
}

export interface PartnerToken {
  id: string;
  name: string;
  revokedAt: string | null;
  partner: { name: string } | null;
}

interface Problems {
  problems: { path: string[]; message: string }[];
}

/** Asks, and fails with the first error or problem in words. */
async function insist<T>(query: string, variables: object = {}): Promise<T> {
  const response = await post({ query, variables }, await bearerOfPerson());
  const body = (await response.json()) as { data?: T; errors?: { message: string }[] };
  const error = body.errors?.[0];
  if (error || !body.data)
    throw new Error(error?.message ?? `The server answered ${response.status}.`);
  const payloads: (Partial<Problems> | null)[] = Object.values(body.data);
  for (const payload of payloads) {
    const problem = payload?.problems?.[0];
    if (problem) throw new Error(`${problem.path.join('.')}: ${problem.message}`);
  }
  return body.data;
}

export async function partnersAndTokens() {
  const found = await insist<{
    partners: { nodes: Partner[] } | null;
    partnerTokens: { nodes: PartnerToken[] } | null;
  }>(
    `{ partners(first: 100) { nodes { id key name } }
       partnerTokens(first: 100) { nodes { id name revokedAt partner { name } } } }`,
  );
  return {
    partners: found.partners?.nodes ?? [],
    tokens: (found.partnerTokens?.nodes ?? []).filter((token) => token.revokedAt === null),
  };
}

/** Asks with a token from now on, whoever gave it. */
export async function becomePartner(token: string) {
  become({ kind: 'partner', token, said: await inspect(token) });
}

export async function becomeHolder(id: string) {
  const found = await insist<{ partnerToken: { bearer: string | null } | null }>(
    'query($id: ID!) { partnerToken(id: $id) { bearer } }',
    { id },
  );
  if (!found.partnerToken?.bearer) throw new Error('This token is no longer handed out.');
  await becomePartner(found.partnerToken.bearer);
}

interface Right {
  type: string;
  field: string;
  operation: string;
  scope: string;
}

/** Rights as `tessera token mint --right` takes them, one a line: `Client.id,name read own`. */
export function rightsOf(text: string): Right[] {
  const lines = text.split('\n').filter((line) => line.trim());
  return lines.flatMap((line) => {
    const [what = '', operation, scope, ...more] = line.trim().split(/\s+/);
    if (!operation || !scope || more.length > 0) {
      throw new Error(`“${line.trim()}” is not a right: write “Client.id,name read own”.`);
    }
    const [type = '', fields = '*'] = what.split('.');
    return fields.split(',').map((field) => ({
      type,
      field,
      operation: operation.toUpperCase(),
      scope: scope.toUpperCase(),
    }));
  });
}

const DAY_MS = 86_400_000;

/** Makes a token that lives a day, for a partner that is there or for one of the playground's own. */
export async function mint(partner: string | null, name: string, rights: string) {
  const wanted = rightsOf(rights);
  const input = {
    partner: partner ?? (await makePartner()),
    name,
    rights: wanted,
    expiresAt: new Date(Date.now() + DAY_MS).toISOString(),
  };
  const made = await insist<{ partnerTokenCreate: { partnerToken: { bearer: string } } }>(
    `mutation($input: PartnerTokenCreateInput!) { partnerTokenCreate(input: $input) {
       partnerToken { bearer } problems { path message } } }`,
    { input },
  );
  await becomePartner(made.partnerTokenCreate.partnerToken.bearer);
}

async function makePartner(): Promise<string> {
  const me = await insist<{ viewer: { user: { id: string } } }>('{ viewer { user { id } } }');
  const made = await insist<{ partnerCreate: { partner: { id: string } } }>(
    `mutation($input: PartnerCreateInput!) { partnerCreate(input: $input) {
       partner { id } problems { path message } } }`,
    { input: { key: 'playground', name: 'Playground', user: me.viewer.user.id } },
  );
  return made.partnerCreate.partner.id;
}
