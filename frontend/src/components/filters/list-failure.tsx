import { ListX } from 'lucide-react';
import type { CombinedError } from 'urql';
import { lostKeys, withoutLost, type FieldSpecs } from '@/lib/conditions';
import { describeFailure } from '@/lib/graphql';
import type { Conditions } from '@/lib/list-filter';
import { messages } from '@/lib/messages';
import { Button } from '../button';
import { FailureState, Notice } from '../states';

const text = messages.filters;

interface ListFailureProps {
  error: CombinedError;
  specs: FieldSpecs;
  search: Conditions;
  onChange: (next: Conditions) => void;
  onRetry: () => void;
}

/** A list that could not be read. Where a condition is what the server refuses, asking again would not help, and taking it away does. */
export function ListFailure({ error, specs, search, onChange, onRetry }: ListFailureProps) {
  const { where, raw } = search;
  const lost = lostKeys(where, specs);
  const codes = error.graphQLErrors.map((cause) => cause.extensions['code']);
  // A field that the role may not read is as good as gone.
  const isMisfit =
    codes.includes('BAD_USER_INPUT') || (codes.includes('FORBIDDEN') && lost.length > 0);
  if (!isMisfit || (!where && !raw)) return <FailureState error={error} onRetry={onRetry} />;
  return (
    <Notice
      role="alert"
      icon={<ListX size={22} />}
      title={text.misfitTitle}
      action={
        lost.length > 0 ? (
          <Button onPress={() => onChange({ where: withoutLost(where, specs) })}>
            {text.removeLost(lost.length)}
          </Button>
        ) : (
          <Button onPress={() => onChange({ where: undefined, raw: undefined })}>
            {text.clear}
          </Button>
        )
      }
    >
      <p>{lost.length > 0 ? text.lostText(lost) : text.misfitText}</p>
      {lost.length === 0 && <p>{describeFailure(error).message}</p>}
    </Notice>
  );
}
