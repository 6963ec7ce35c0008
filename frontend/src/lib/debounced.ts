import { useEffect, useRef, useState } from 'react';

/**
 * The value as it is when it changes after a rest, then once it has stood still for a moment: the first letter of a search is asked
 * for at once, and those of somebody who types faster than the moment together.
 */
export function useDebounced<T>(value: T, milliseconds = 50): T {
  const [settled, setSettled] = useState(value);
  const changed = useRef(-Infinity);
  useEffect(() => {
    const now = performance.now();
    const hasRested = now - changed.current >= milliseconds;
    changed.current = now;
    const timer = setTimeout(() => setSettled(value), hasRested ? 0 : milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
