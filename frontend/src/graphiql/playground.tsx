import { GraphiQL } from 'graphiql';
import { useSyncExternalStore } from 'react';
import { Mark } from '@/components/mark';
import { messages } from '@/lib/messages';
import * as session from '@/lib/session';
import { isDark, onThemeChange } from '@/lib/theme';
import { EXAMPLES } from './examples';
import { SignedOut } from './signed-out';
import { WALKS } from './walks';

interface Parameters {
  query: string;
  operationName?: string | null;
}

/** For a moment after a change of tabs GraphiQL still names the operation of the tab before. */
function named({ operationName, ...rest }: Parameters): Parameters {
  return operationName && rest.query.includes(operationName) ? { ...rest, operationName } : rest;
}

/** Sends what is typed with the token of the same session as the app; a token near its end is renewed first. */
async function ask(parameters: Parameters): Promise<unknown> {
  if (!session.isFresh()) await session.refresh();
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      Accept: 'application/graphql-response+json, application/json;q=0.9',
      'Content-Type': 'application/json',
      Authorization: `Bearer ${session.accessToken() ?? ''}`,
    },
    body: JSON.stringify(named(parameters)),
  });
  return response.json();
}

export function Playground() {
  const dark = useSyncExternalStore(onThemeChange, isDark);
  const status = useSyncExternalStore(session.onChange, session.currentStatus);
  if (status === 'signed-out') return <SignedOut />;
  return (
    <GraphiQL
      fetcher={(parameters) => ask(parameters) as Promise<Record<string, unknown>>}
      defaultTabs={[...EXAMPLES, ...WALKS].map(({ query, variables }) => ({
        query,
        variables: variables ?? '',
      }))}
      defaultEditorToolsVisibility="variables"
      isHeadersEditorEnabled={false}
      forcedTheme={dark ? 'dark' : 'light'}
      showPersistHeadersSettings={false}
    >
      <GraphiQL.Logo>
        <a className="graphiql-home" href="/">
          <Mark size={20} /> {messages.graphiql.toApp}
        </a>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}
