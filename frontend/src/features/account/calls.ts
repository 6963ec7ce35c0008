import { proveAgain } from '@/lib/proofs';
import { postSignedIn } from '@/lib/session';

/** What `/auth/…` says to somebody who is signed in. */
export type Answer<T> =
  | { kind: 'done'; value: T }
  | { kind: 'refused'; code: string; message: string; retryAfterSeconds: number | null }
  | { kind: 'unreachable' };

interface Refusal {
  error?: { code?: string; message?: string };
}

/** Asks once more where the server wants a fresh proof and the person gives it. */
export async function call<T>(path: string, body: object): Promise<Answer<T>> {
  const answer = await send<T>(path, body);
  const isUnproved = answer.kind === 'refused' && answer.code === 'STEP_UP_REQUIRED';
  return isUnproved && (await proveAgain()) ? send<T>(path, body) : answer;
}

async function send<T>(path: string, body: object): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await postSignedIn(path, body);
  } catch {
    return { kind: 'unreachable' };
  }
  if (response.ok) {
    const text = await response.text();
    return { kind: 'done', value: (text === '' ? null : JSON.parse(text)) as T };
  }
  const refusal = (await response.json().catch(() => ({}))) as Refusal;
  const seconds = Number(response.headers.get('Retry-After'));
  return {
    kind: 'refused',
    code: refusal.error?.code ?? '',
    message: refusal.error?.message ?? '',
    retryAfterSeconds: response.status === 429 && seconds > 0 ? seconds : null,
  };
}
