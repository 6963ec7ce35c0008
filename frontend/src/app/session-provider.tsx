import { useEffect, useState, type ReactNode } from 'react';
import { Provider } from 'urql';
import { createClient } from '@/lib/graphql';
import * as session from '@/lib/session';
import { router } from './router';

/** Gives every signed-in person a fresh cache, and sends whoever is signed out (here or in another tab) to the door. */
export function Session({ children }: { children: ReactNode }) {
  const [client, setClient] = useState(createClient);
  useEffect(
    () =>
      session.onChange(() => {
        if (session.currentStatus() === 'signed-in') setClient(createClient());
        void router.invalidate();
      }),
    [],
  );
  return <Provider value={client}>{children}</Provider>;
}
