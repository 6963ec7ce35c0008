import { useSyncExternalStore } from 'react';

/** Where the navigation hides behind a button, as in the style sheets. */
const narrow = matchMedia('(width < 860px)');

function subscribe(listener: () => void) {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

/** Whether there is room for one column only. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}
