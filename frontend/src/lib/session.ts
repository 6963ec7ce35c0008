/**
 * Who is signed in, and the access token that proves it.
 *
 * The token lives in this module's memory and nowhere else; the refresh token is a cookie that no script can read.
 * All tabs share one refresh: a lock lets one of them ask, a channel tells the others.
 */

import { forgetReads } from '@/lib/reads';
import { inBrowser } from '@/lib/storage';

const REFRESH_AT = 0.8;
/** Who was signed in when the page was here last. */
const MARK = 'tessera.signed-in';
const LOCK = 'tessera.refresh';

interface Token {
  value: string;
  /** Whose it is. */
  user: string;
  issuedAt: number;
  expiresAt: number;
}

/** `ended`: the server goes on with nobody, and nobody has left; the page stands until somebody signs in again. */
export type SessionStatus = 'starting' | 'signed-in' | 'ended' | 'signed-out';

export type SignInOutcome =
  | { kind: 'signed-in' }
  /** What was asked for is done; nobody is signed in by it. */
  | { kind: 'done' }
  /** The password is right; a code of the second factor answers the challenge. */
  | { kind: 'factor'; challenge: string }
  | { kind: 'wrong-code' }
  /** So many wrong passwords that only a new one helps. */
  | { kind: 'stopped' }
  | { kind: 'refused' }
  /** The password that was chosen will not do; why, in words. */
  | { kind: 'unsuitable'; reason: string }
  /** The server cannot do this; why, in words. */
  | { kind: 'unavailable'; reason: string }
  | { kind: 'throttled'; retryAfterSeconds: number | null }
  | { kind: 'unreachable' }
  | { kind: 'failed'; status: number; requestId: string | null };

type Message = { kind: 'token'; token: Token } | { kind: 'signed-out' };

let token: Token | null = null;
let status: SessionStatus = 'starting';
/** Whose page this is. */
let owner: string | null = null;
/** Aborted while and after somebody signs out. */
let leaving = new AbortController();
let timer: ReturnType<typeof setTimeout> | undefined;
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();
const tokenListeners = new Set<() => void>();
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('tessera.session') : null;

channel?.addEventListener('message', (event: MessageEvent<Message>) => {
  if (event.data.kind === 'token') hold(event.data.token);
  else drop('signed-out');
});

function announce(next: SessionStatus) {
  if (status === next) return;
  status = next;
  for (const listener of listeners) listener();
}

function hold(next: Token) {
  if (owner !== null && owner !== next.user) {
    // What is on the page is somebody else's.
    status = 'starting';
    window.location.reload();
    return;
  }
  owner = next.user;
  token = next;
  if (leaving.signal.aborted) leaving = new AbortController();
  clearTimeout(timer);
  const life = next.expiresAt - next.issuedAt;
  // A little jitter keeps the tabs of a whole office from asking in the same second.
  const wait = next.issuedAt + life * (REFRESH_AT - Math.random() * 0.05) - Date.now();
  timer = setTimeout(() => void refresh(), Math.max(wait, 1000));
  inBrowser.set(MARK, owner);
  announce('signed-in');
  for (const listener of tokenListeners) listener();
}

function drop(next: 'ended' | 'signed-out') {
  token = null;
  if (next === 'signed-out') owner = null;
  clearTimeout(timer);
  inBrowser.set(MARK, null);
  void forgetReads();
  announce(next);
}

/** Without a network whoever was signed in goes on reading what was read before. */
function goOnOffline() {
  owner = inBrowser.get(MARK);
  if (owner === null) {
    drop('signed-out');
    return;
  }
  addEventListener('online', () => void refresh(), { once: true });
  announce('signed-in');
}

async function keep(response: Response): Promise<void> {
  const { accessToken, expiresIn, user } = (await response.json()) as {
    accessToken: string;
    expiresIn: number;
    user: { id: string };
  };
  const issuedAt = Date.now();
  const expiresAt = issuedAt + expiresIn * 1000;
  const next = { value: accessToken, user: user.id, issuedAt, expiresAt };
  hold(next);
  channel?.postMessage({ kind: 'token', token: next } satisfies Message);
}

function post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    // A page that is left meanwhile would lose the cookie that comes with the answer.
    keepalive: true,
    headers: {
      Accept: 'application/json',
      'X-Tessera-CSRF': '1',
      ...headers,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

/** Asks a path under `/auth` that is for whoever is signed in. */
export async function postSignedIn(path: string, body: unknown): Promise<Response> {
  if (!isFresh()) await refresh();
  return post(path, body, { Authorization: `Bearer ${accessToken() ?? ''}` });
}

function underLock<T>(work: () => Promise<T>): Promise<T> {
  // `locks` is missing outside secure contexts; one tab alone is then still single-flight.
  return 'locks' in navigator ? navigator.locks.request(LOCK, work) : work();
}

async function askForToken(seen: Token | null): Promise<boolean> {
  return underLock(async () => {
    // Another tab may have answered while this one waited for the lock.
    if (token !== null && token !== seen && isFresh()) return true;
    try {
      const response = await post('/auth/refresh');
      if (response.ok) {
        await keep(response);
        return true;
      }
      if (response.status === 401 || response.status === 403) {
        drop(status === 'signed-in' ? 'ended' : 'signed-out');
      } else if (status === 'starting') drop('signed-out');
      return false;
    } catch {
      // Without a network the token in hand stays good until it expires.
      if (status === 'starting') goOnOffline();
      return false;
    }
  });
}

/** Fetches a new access token; callers at the same time share one request. */
export function refresh(): Promise<boolean> {
  if (status === 'ended') return Promise.resolve(false);
  refreshing ??= askForToken(token).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

let started: Promise<boolean> | null = null;

/** Whether somebody was signed in when the page was here last. */
export function wasHere(): boolean {
  return inBrowser.get(MARK) !== null;
}

/** Resolves once it is known whether somebody is signed in. */
export async function ready(): Promise<SessionStatus> {
  if (status === 'starting') {
    started ??= refresh();
    await started;
  }
  return status;
}

export function isFresh(): boolean {
  return token !== null && token.expiresAt - Date.now() > 5_000;
}

export function accessToken(): string | null {
  return token?.value ?? null;
}

/** Aborts once somebody signs out: nothing more is asked in their name. */
export function leavingSignal(): AbortSignal {
  return leaving.signal;
}

export function userId(): string | null {
  return owner;
}

export function currentStatus(): SessionStatus {
  return status;
}

/** Waits, where the session has ended, until the same person has signed in again. */
export function signedInAgain(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (status === 'ended') return;
      forget();
      resolve();
    };
    const forget = onChange(look);
    look();
  });
}

export function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whenever there is a new access token, of this tab's asking or another one's. */
export function onToken(listener: () => void): () => void {
  tokenListeners.add(listener);
  return () => tokenListeners.delete(listener);
}

export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  return enter('/auth/sign-in', { email, password });
}

/** Gives an invited user the password they chose, and signs them in. */
export async function acceptInvitation(token: string, password: string): Promise<SignInOutcome> {
  return enter('/auth/invitation', { token, password });
}

/** The second step of a sign-in. */
export async function answerChallenge(challenge: string, code: string): Promise<SignInOutcome> {
  return enter('/auth/sign-in/factor', { challenge, code });
}

/** Proves once more who is signed in, for changes that need a fresh proof. */
export async function stepUp(password: string, code: string | null): Promise<SignInOutcome> {
  const body = { password, ...(code === null ? {} : { code }) };
  return enter('/auth/step-up', body, postSignedIn);
}

/** Asks for a link to choose a new password, which goes to the address if anybody has it. */
export async function requestReset(email: string): Promise<SignInOutcome> {
  return enter('/auth/reset-request', { email });
}

/** Gives the user of a token the password they chose. It ends all sessions, also one of this browser. */
export async function resetPassword(token: string, password: string): Promise<SignInOutcome> {
  return enter('/auth/reset', { token, password });
}

interface Problem {
  code?: string;
  message?: string;
  challenge?: string;
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return ((await response.json()) as { error?: Problem }).error ?? {};
  } catch {
    return {};
  }
}

async function enter(
  path: string,
  body: Record<string, string>,
  ask: (path: string, body: unknown) => Promise<Response> = post,
): Promise<SignInOutcome> {
  let response: Response;
  try {
    response = await ask(path, body);
  } catch {
    return { kind: 'unreachable' };
  }
  if (response.status === 202 || response.status === 204) return { kind: 'done' };
  if (response.ok) {
    // What was kept is of whoever was here before.
    if (status !== 'signed-in') await forgetReads();
    await keep(response);
    return { kind: 'signed-in' };
  }
  const { code, message, challenge } = await problemOf(response);
  if (code === 'FACTOR_REQUIRED') return { kind: 'factor', challenge: challenge ?? '' };
  if (code === 'FACTOR_WRONG') return { kind: 'wrong-code' };
  if (code === 'PASSWORD_RESET_REQUIRED') return { kind: 'stopped' };
  if (response.status === 429) {
    const seconds = Number(response.headers.get('Retry-After'));
    return { kind: 'throttled', retryAfterSeconds: seconds > 0 ? seconds : null };
  }
  if (response.status === 422) return { kind: 'unsuitable', reason: message ?? '' };
  if (response.status === 503 && message !== undefined) {
    return { kind: 'unavailable', reason: message };
  }
  if (response.status >= 400 && response.status < 500) return { kind: 'refused' };
  return {
    kind: 'failed',
    status: response.status,
    requestId: response.headers.get('x-request-id'),
  };
}

export async function signOut(): Promise<void> {
  leaving.abort();
  try {
    await post('/auth/sign-out');
  } finally {
    drop('signed-out');
    channel?.postMessage({ kind: 'signed-out' } satisfies Message);
  }
}
