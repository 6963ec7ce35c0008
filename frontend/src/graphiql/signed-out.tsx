import { Mark } from '@/components/mark';
import { messages } from '@/lib/messages';

export function SignedOut() {
  return (
    <main className="signed-out">
      <Mark size={44} />
      <h1>{messages.graphiql.signIn}</h1>
      <a className="signed-out-link" href="/sign-in?to=/graphiql">
        {messages.actions.signIn}
      </a>
    </main>
  );
}
