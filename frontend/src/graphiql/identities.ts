/**
 * As whom the playground asks. Tokens stay in this module's memory; the session of the app is never touched by a change.
 *
 * The people of the demo sign in like everybody else, without cookies, so there is nothing in the server that gives a token away
 * without a password, in development or elsewhere.
 */
import type { DemoAccount } from '@/lib/demo';
import * as session from '@/lib/session';
import { store } from '@/lib/stores';

/** What `/auth/inspect` says of a partner's token. */
export interface Inspection {
  isGood: boolean;
  keyId: number | null;
  client: string;
  tokenId: string;
  issuedAt: string;
  expiresAt: string;
  costLimit: number | null;
  persistedOnly: boolean;
  rights: { type: string; field: string; operation: string; scope: string }[];
  blocks: { source: string; branch: string }[];
}

/** A person of the demo, signed in. */
export interface Person {
  account: DemoAccount;
  token: string;
  expiresAt: number;
}

export type Identity =
  | { kind: 'session' }
  | { kind: 'demo'; person: Person }
  | { kind: 'partner'; token: string; said: Inspection }
  | { kind: 'nobody' };

export const identity = store<Identity>({ kind: 'session' });

/** The last person who asked, in whose name partners and their tokens are made. */
let lastPerson: Identity = { kind: 'session' };

export function become(next: Identity) {
  if (next.kind === 'session' || next.kind === 'demo') lastPerson = next;
  identity.set(next);
}

/** A refusal of `/auth/*`, in words. */
async function refusalOf(response: Response): Promise<Error> {
  const body = (await response.json().catch(() => ({}))) as {
    error?: { message?: string };
    errors?: { message?: string }[];
  };
  const message = body.error?.message ?? body.errors?.[0]?.message;
  return new Error(message ?? `The server answered ${response.status}.`);
}

const known = new Map<string, Person>();
const SPARE_MS = 60_000;

/** Signs a person of the demo in, or goes on with a token of theirs that is good for a while. */
export async function signInAs(account: DemoAccount): Promise<Person> {
  const before = known.get(account.email);
  if (before && before.expiresAt - Date.now() > SPARE_MS) return before;
  // Loaded by whoever offers these people, on development servers only.
  const { DEMO_PASSWORD } = await import('@/lib/demo');
  const response = await fetch('/auth/sign-in', {
    method: 'POST',
    // The cookies of the answer would put this person in the place of whoever is signed in to the app.
    credentials: 'omit',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: account.email, password: DEMO_PASSWORD }),
  });
  if (!response.ok) throw await refusalOf(response);
  const body = (await response.json()) as { accessToken: string; expiresIn: number };
  const person = {
    account,
    token: body.accessToken,
    expiresAt: Date.now() + body.expiresIn * 1000,
  };
  known.set(account.email, person);
  return person;
}

/** Reads a partner's token; fails in words when this server has not signed it. */
export async function inspect(token: string): Promise<Inspection> {
  const response = await fetch('/auth/inspect', {
    method: 'POST',
    credentials: 'omit',
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw await refusalOf(response);
  return (await response.json()) as Inspection;
}

/** The token to ask with at this moment; one near its end is renewed first. */
export async function bearerOf(who: Identity): Promise<string | null> {
  switch (who.kind) {
    case 'nobody':
      return null;
    case 'partner':
      return who.token;
    case 'demo':
      return (await signInAs(who.person.account)).token;
    case 'session':
      if (!session.isFresh()) await session.refresh();
      return session.accessToken();
  }
}

/** The token of the last person who asked. */
export function bearerOfPerson(): Promise<string | null> {
  return bearerOf(lastPerson);
}
