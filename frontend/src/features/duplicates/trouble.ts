import { messageOf, type Outcome, type Payload, type Problem } from '@/lib/changes';
import { merging as text } from '@/lib/messages/duplicates';
import { tellTrouble } from '@/lib/outcomes';

/** What the server says of two records, in the words of a merge. */
export function problemText(problem: Problem): string {
  const known: Record<string, string | undefined> = text.problems;
  return known[problem.code ?? ''] ?? messageOf(problem);
}

/** Tells why something about a merge was not done; says whether it was. */
export function tell<P extends Payload>(
  outcome: Outcome<P>,
): outcome is Extract<Outcome<P>, { kind: 'done' }> {
  return tellTrouble(outcome, undefined, problemText);
}
