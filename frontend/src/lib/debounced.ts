import { useEffect, useState } from 'react';

/**
 * The value once it has stood still for a moment. Letters of somebody who types fast come about 100 ms apart: a search waits
 * little, so that what was typed last is there within 100 ms, and what was asked before it is given up.
 */
export function useDebounced<T>(value: T, milliseconds = 50): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
