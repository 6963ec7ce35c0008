import { beforeEach, describe, expect, it, vi } from 'vitest';

type Session = typeof import('./session');

let session: Session;
const fetched = vi.fn<typeof fetch>();

function answer(status: number, body: unknown = {}, headers: HeadersInit = {}) {
  return Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
}

const token = { accessToken: 'a-token', expiresIn: 600, user: { id: 'ada' } };

beforeEach(async () => {
  vi.resetModules();
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
  session = await import('./session');
});

describe('the session', () => {
  it('asks once, however many parts of the page wait for it', async () => {
    fetched.mockImplementation(() => answer(200, token));
    const all = await Promise.all([session.ready(), session.ready(), session.refresh()]);
    expect(all).toEqual(['signed-in', 'signed-in', true]);
    expect(fetched).toHaveBeenCalledOnce();
    expect(new Headers(fetched.mock.calls[0]?.[1]?.headers).get('X-Tessera-CSRF')).toBe('1');
  });

  it('is signed out when the server does not know the cookie', async () => {
    fetched.mockImplementation(() => answer(401));
    expect(await session.ready()).toBe('signed-out');
    expect(session.accessToken()).toBeNull();
  });

  it('keeps a token through a lost connection', async () => {
    fetched.mockImplementationOnce(() => answer(200, token));
    await session.ready();
    fetched.mockRejectedValueOnce(new TypeError('offline'));
    expect(await session.refresh()).toBe(false);
    expect(session.accessToken()).toBe('a-token');
  });

  it('has ended when the server goes on with nobody, and goes on with the same person', async () => {
    fetched.mockImplementationOnce(() => answer(200, token));
    await session.ready();
    fetched.mockImplementation(() => answer(401));
    expect(await session.refresh()).toBe(false);
    expect(session.currentStatus()).toBe('ended');
    const again = session.signedInAgain();
    expect(await session.refresh()).toBe(false);
    expect(fetched).toHaveBeenCalledTimes(2);
    fetched.mockImplementation(() => answer(200, token));
    await session.signIn('a@b.example', 'x');
    await again;
    expect(session.currentStatus()).toBe('signed-in');
  });

  it('shows nothing of one person to another one', async () => {
    const reload = vi.fn();
    vi.stubGlobal('location', { reload });
    fetched.mockImplementationOnce(() => answer(200, token));
    await session.ready();
    fetched.mockImplementation(() => answer(401));
    await session.refresh();
    fetched.mockImplementation(() => answer(200, { ...token, user: { id: 'sara' } }));
    await session.signIn('a@b.example', 'x');
    expect(reload).toHaveBeenCalledOnce();
    expect(session.accessToken()).toBeNull();
  });

  it('tells a wrong password from too many of them', async () => {
    fetched.mockImplementationOnce(() => answer(401));
    expect(await session.signIn('a@b.example', 'x')).toEqual({ kind: 'refused' });
    fetched.mockImplementationOnce(() => answer(429, {}, { 'Retry-After': '30' }));
    expect(await session.signIn('a@b.example', 'x')).toEqual({
      kind: 'throttled',
      retryAfterSeconds: 30,
    });
  });

  it('asks for a code, and tells what else stands in the way', async () => {
    const error = (code: string, more: object = {}) => ({
      error: { code, message: 'why', ...more },
    });
    const outcomes: [number, object, object][] = [
      [401, error('FACTOR_REQUIRED', { challenge: 'c' }), { kind: 'factor', challenge: 'c' }],
      [403, error('FACTOR_WRONG'), { kind: 'wrong-code' }],
      [403, error('PASSWORD_RESET_REQUIRED'), { kind: 'stopped' }],
      [422, error('PASSWORD_UNSUITABLE'), { kind: 'unsuitable', reason: 'why' }],
      [503, error('SERVICE_UNAVAILABLE'), { kind: 'unavailable', reason: 'why' }],
      [202, {}, { kind: 'done' }],
    ];
    for (const [status, body, outcome] of outcomes) {
      fetched.mockImplementationOnce(() => answer(status, body));
      expect(await session.requestReset('a@b.example')).toEqual(outcome);
    }
  });

  it('forgets the token when signing out, even without a network', async () => {
    fetched.mockImplementationOnce(() => answer(200, token));
    await session.ready();
    fetched.mockRejectedValueOnce(new TypeError('offline'));
    await session.signOut().catch(() => undefined);
    expect(session.accessToken()).toBeNull();
    expect(session.currentStatus()).toBe('signed-out');
  });
});
