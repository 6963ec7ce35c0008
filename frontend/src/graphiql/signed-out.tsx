import { Button } from '@/components/button';
import { Mark } from '@/components/mark';
import { messages } from '@/lib/messages';
import { become } from './identities';

export function SignedOut() {
  return (
    <main className="signed-out">
      <Mark size={44} />
      <h1>{messages.graphiql.signIn}</h1>
      <a className="signed-out-link" href="/sign-in?to=/graphiql">
        {messages.actions.signIn}
      </a>
      <Button look="quiet" onPress={() => become({ kind: 'nobody' })}>
        Look around without signing in
      </Button>
    </main>
  );
}
