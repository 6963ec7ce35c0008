import { useEffect, useEffectEvent, useState } from 'react';
import { useDebounced } from './debounced';

/**
 * The text of a search box that also lives in the address bar: typing reaches the address with its first letter and
 * once it rests, and going back in history reaches the box at once.
 */
export function useSearchText(committed: string, commit: (text: string) => void) {
  const [typed, setTyped] = useState(committed);
  const [seen, setSeen] = useState(committed);
  const [place] = useState(() => window.location.pathname);
  if (seen !== committed) {
    setSeen(committed);
    if (typed.trim() !== committed) setTyped(committed);
  }
  const settled = useDebounced(typed).trim();
  const commitNow = useEffectEvent(() => {
    // Whoever has gone on meanwhile is not called back.
    if (window.location.pathname !== place) return;
    // A box that was changed from outside has nothing to say.
    if (settled === typed.trim() && settled !== committed) commit(settled);
  });
  useEffect(() => commitNow(), [settled]);
  return [typed, setTyped] as const;
}
