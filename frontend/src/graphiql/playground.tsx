import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { useSyncExternalStore } from 'react';
import * as session from '@/lib/session';
import { useStore } from '@/lib/stores';
import { isDark, onThemeChange } from '@/lib/theme';
import { ask, type Parameters } from './ask';
import { Bar } from './bar';
import { identity } from './identities';
import { OPERATIONS } from './library';
import { printed } from './operations';
import { HELP_PLUGIN } from './panels/help';
import { OPERATIONS_PLUGIN } from './panels/operations';
import { TOKENS_PLUGIN } from './panels/tokens';
import { RunStrip } from './run-strip';
import { SignedOut } from './signed-out';

const PLUGINS = [OPERATIONS_PLUGIN, explorerPlugin(), TOKENS_PLUGIN, HISTORY_PLUGIN, HELP_PLUGIN];
// What is open on the first visit; the panel of operations has all others.
const TABS = OPERATIONS.filter((operation) =>
  ['start-here/WhoAmI', 'start-here/ClientsInDepth'].includes(operation.id),
).map(({ query, variables }) => ({ query, variables: printed(variables) }));

const fetcher = (parameters: Parameters) => ask(parameters);

export function Playground() {
  const dark = useSyncExternalStore(onThemeChange, isDark);
  const status = useSyncExternalStore(session.onChange, session.currentStatus);
  const who = useStore(identity);
  const isOut = status === 'signed-out' || status === 'ended';
  if (isOut && who.kind === 'session') return <SignedOut />;
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={PLUGINS}
      defaultTabs={TABS}
      defaultEditorToolsVisibility="variables"
      isHeadersEditorEnabled={false}
      forcedTheme={dark ? 'dark' : 'light'}
      showPersistHeadersSettings={false}
    >
      <GraphiQL.Logo>
        <Bar />
      </GraphiQL.Logo>
      <GraphiQL.Footer>
        <RunStrip />
      </GraphiQL.Footer>
    </GraphiQL>
  );
}
