import { messages } from '@/lib/messages';
import type { Answer } from './calls';

const text = messages.account.refusals;

/** Why something was refused, in words. */
export function refusalText(answer: Exclude<Answer<unknown>, { kind: 'done' }>): string {
  if (answer.kind === 'unreachable') return messages.failures.unreachable.text;
  if (answer.retryAfterSeconds !== null) return text.wait(answer.retryAfterSeconds);
  const known: Record<string, string | undefined> = text.codes;
  return known[answer.code] ?? (answer.message === '' ? text.failed : answer.message);
}
