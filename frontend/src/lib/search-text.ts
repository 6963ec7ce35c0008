import { useEffect, useEffectEvent, useState } from 'react';
import { useDebounced } from './debounced';

/**
 * The text of a search box that also lives in the address bar: typing reaches the address with its first letter and
 * once it rests, and going back in history reaches the box at once.
 */
export function useSearchText(committed: string, commit: (text: string) => void) {
  const [typed, setTyped] = useState(committed);
  const [seen, setSeen] = useState(committed);
  /** What is on its way into the address, where it arrives late: letters that were typed meanwhile stay. */
  const [sent, setSent] = useState<readonly string[]>([]);
  const [page] = useState(() => window.location.pathname);
  if (seen !== committed) {
    setSeen(committed);
    const place = sent.indexOf(committed);
    setSent(sent.slice(place < 0 ? sent.length : place + 1));
    if (place < 0 && typed.trim() !== committed) setTyped(committed);
  }
  const settled = useDebounced(typed).trim();
  const commitNow = useEffectEvent(() => {
    // Whoever has gone on meanwhile is not called back.
    if (window.location.pathname !== page) return;
    // A box that was changed from outside has nothing to say.
    if (settled !== typed.trim() || settled === committed || settled === sent.at(-1)) return;
    setSent([...sent, settled]);
    commit(settled);
  });
  // What was sent is noted when it is sent, which nothing but the effect does.
  // eslint-disable-next-line react-hooks/set-state-in-effect
  useEffect(() => commitNow(), [settled, committed]);
  return [typed, setTyped] as const;
}
