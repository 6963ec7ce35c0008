import { useEffect, useEffectEvent, useState } from 'react';
import { listen, type LiveEvent } from '@/lib/live';
import { createRereads } from '@/lib/rereads';

/** As long as the highlight of `base.css` takes. */
const FRESH_FOR = 2_400;
const NONE: ReadonlySet<string> = new Set();

/**
 * Reads a screen anew when an event concerns it. `concerns` names the record that is to be highlighted, with '' for none, and is
 * null for what the screen does not show. Returns the ids of what has just changed.
 */
export function useLive(
  concerns: (event: LiveEvent) => string | null,
  reread: () => Promise<boolean>,
): ReadonlySet<string> {
  const [fresh, setFresh] = useState(NONE);
  const markOf = useEffectEvent(concerns);
  const read = useEffectEvent(reread);
  useEffect(() => {
    const marks = new Set<string>();
    let fading: ReturnType<typeof setTimeout> | undefined;
    const rereads = createRereads(async () => {
      const told = [...marks];
      const isRead = await read();
      if (!isRead || told.length === 0) return isRead;
      for (const mark of told) marks.delete(mark);
      clearTimeout(fading);
      fading = setTimeout(() => setFresh(NONE), FRESH_FOR);
      setFresh(new Set(told));
      return true;
    });
    const deafen = listen((event) => {
      const mark = markOf(event);
      if (mark === null) return;
      if (mark !== '') marks.add(mark);
      rereads.ask();
    });
    return () => {
      deafen();
      rereads.stop();
      clearTimeout(fading);
    };
  }, []);
  return fresh;
}

/** Reads a screen anew after changes made here; for what live updates do not tell of. */
export function useAnnounced(reread: () => Promise<boolean>) {
  useLive(({ id }) => (id === null ? '' : null), reread);
}
