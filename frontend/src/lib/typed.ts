import { useEffect, useState } from 'react';
import * as session from '@/lib/session';
import { inTab, parsed } from '@/lib/storage';

function keyOf(name: string): string {
  return `tessera.typed.${session.userId() ?? ''}.${name}`;
}

/** Whether a form of this name was being filled in when the tab was loaded anew. */
export function wasTyped(name: string): boolean {
  return inTab.get(keyOf(name)) !== null;
}

/** After the form was sent, or what was typed discarded. */
export function forgetTyped(name: string) {
  inTab.set(keyOf(name), null);
}

/** What is typed into a form: after a reload of the tab it is there again, for the same person, until whoever shows it forgets it. */
export function useTyped<T extends object>(name: string, initial: T) {
  const [kept] = useState(() => parsed(inTab.get(keyOf(name))) as Partial<T> | null);
  const [first] = useState(() => ({ ...initial, ...kept }));
  const [typed, setTyped] = useState(first);
  useEffect(() => {
    if (typed !== first) inTab.set(keyOf(name), JSON.stringify(typed));
  }, [name, first, typed]);
  return {
    typed,
    set: (next: Partial<T>) => setTyped((now) => ({ ...now, ...next })),
    isRestored: kept !== null,
  };
}

/** Whether such a form is shown: after a reload of the tab again, where something was typed into it. */
export function useReopened(name: string): [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(() => wasTyped(name));
  return [
    isOpen,
    (next) => {
      if (!next) forgetTyped(name);
      setOpen(next);
    },
  ];
}
