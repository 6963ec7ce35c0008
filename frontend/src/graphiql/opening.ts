import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { quietly } from './ask';
import { bearerOf, identity } from './identities';
import { filled, lookUp } from './operations';
import { hidePanel } from './panels/showing';

const NAME = /(?:query|mutation|subscription)\s+(\w+)/;
/** Below this width a panel covers the editors. */
const NARROW = '(max-width: 760px)';

/** Puts an operation into a tab: the one that holds it already, the current one when it is empty, or a new one. */
type Open = (query: string, variables: string) => void;

/** None as long as the editors are being loaded. */
export function useOpen(): Open | null {
  const actions = useGraphiQLActions();
  const { tabs, queryEditor, variableEditor } = useGraphiQL(
    pick('tabs', 'queryEditor', 'variableEditor'),
  );
  if (!queryEditor || !variableEditor) return null;
  return (query, variables) => {
    if (matchMedia(NARROW).matches) hidePanel();
    const there = tabs.findIndex(
      (tab) => tab.query === query && (tab.variables ?? '') === variables,
    );
    if (there >= 0) {
      actions.changeTab(there);
      return;
    }
    if (queryEditor.getValue().trim()) actions.addTab();
    queryEditor.setValue(query);
    variableEditor.setValue(variables);
    actions.updateActiveTabValues({
      query,
      variables,
      operationName: NAME.exec(query)?.[1] ?? null,
    });
  };
}

/** The variables of an example with ids that are there, as far as whoever is chosen may read them. */
export async function answered<T>(variables: T): Promise<{ variables: T; isWhole: boolean }> {
  const query = lookUp(variables);
  if (query === null) return { variables, isWhole: true };
  const answers =
    (await quietly<Record<string, unknown>>({ query }, await bearerOf(identity.get()))) ?? {};
  const whole = filled(variables, answers);
  return { variables: whole, isWhole: !hasNull(whole, variables) };
}

/** Whether a question found nothing: null stands where none was written. */
function hasNull(after: unknown, before: unknown): boolean {
  if (after === null) return before !== null;
  if (typeof after !== 'object') return false;
  const was = before as Record<string, unknown>;
  return Object.entries(after).some(([key, part]) => hasNull(part, was[key]));
}
