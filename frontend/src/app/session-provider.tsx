import { useEffect, useState, type ReactNode } from 'react';
import { Provider } from 'urql';
import { createClient } from '@/lib/graphql';
import * as session from '@/lib/session';
import { router } from './router';

/**
 * Gives every signed-in person a fresh cache, and sends whoever is signed out (here or in another tab) to the door. Where a session
 * has ended by itself the page and its cache stay, for the same person to go on with.
 */
export function Session({ children }: { children: ReactNode }) {
  const [client, setClient] = useState(createClient);
  useEffect(() => {
    let before = session.currentStatus();
    return session.onChange(() => {
      const now = session.currentStatus();
      if (now === 'signed-in' && before !== 'ended') setClient(createClient());
      before = now;
      if (now !== 'ended') void router.invalidate();
    });
  }, []);
  return <Provider value={client}>{children}</Provider>;
}
