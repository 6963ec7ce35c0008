import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { inBrowser } from '@/lib/storage';

/** In ms: what has not come by then does not come. */
const PATIENCE = 5_000;

interface RoomProps {
  /** What stands in it, the same for all records of a type. */
  name: string;
  children: ReactNode;
}

/** Keeps as much room as was needed last time until what comes late is there: what stands below it does not move under a finger. */
export function Room({ name, children }: RoomProps) {
  const room = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [outer, inner] = [room.current, room.current?.firstElementChild];
    if (!outer || !inner) return;
    const key = `tessera.room.${name}`;
    outer.style.minHeight = `${Number(inBrowser.get(key)) || 0}px`;
    const give = (height: number) => {
      outer.style.minHeight = '';
      inBrowser.set(key, height > 0 ? String(Math.round(height)) : null);
    };
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.contentRect.height ?? 0;
      if (height > 0) give(height);
    });
    observer.observe(inner);
    const timer = setTimeout(() => {
      if (inner.clientHeight === 0) give(0);
    }, PATIENCE);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [name]);
  return (
    <div ref={room}>
      <div>{children}</div>
    </div>
  );
}
