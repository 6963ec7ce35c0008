import { useEffect, useState } from 'react';
import { useStore } from '@/lib/stores';
import { quietly } from './ask';
import { bearerOf, identity, type Identity } from './identities';

interface Me {
  viewer: { role: string; user: { name: string } | null } | null;
}

/** Whoever is chosen, in a few words. */
export function useWho(): { who: Identity; label: string } {
  const who = useStore(identity);
  const [session, setSession] = useState('You');
  useEffect(() => {
    if (who.kind !== 'session') return;
    const query = '{ viewer { role user { name } } }';
    void bearerOf(who)
      .then((token) => quietly<Me>({ query }, token))
      .then((me) => {
        if (me?.viewer) setSession(`${me.viewer.user?.name ?? 'You'} · ${me.viewer.role}`);
      });
  }, [who]);
  return { who, label: labelOf(who, session) };
}

function labelOf(who: Identity, session: string): string {
  switch (who.kind) {
    case 'session':
      return session;
    case 'demo':
      return `${who.person.account.name} · ${who.person.account.role.toLowerCase()}`;
    case 'partner':
      return `Partner ${who.said.client}`;
    case 'nobody':
      return 'Nobody';
  }
}
