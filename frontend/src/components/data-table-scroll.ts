import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { ListPlace } from '@/lib/list-place';

/** The link of a row to its record: none that leads out of the application. */
export const ROW_LINK = 'a:not([target])';

/** So many rows before the end the next page is read. */
export const AHEAD = 20;

export function rowHeight(): number {
  const height = getComputedStyle(document.documentElement).getPropertyValue('--row-height');
  return Number.parseInt(height, 10) || 44;
}

/** The same, asked of the page once: a list wants it for each of its rows, and only while it grows. */
export function knownRowHeight(): () => number {
  let height: number | undefined;
  return () => (height ??= rowHeight());
}

/** Whether rows came at the end alone. */
function isContinued(before: readonly { id: string }[], rows: readonly { id: string }[]): boolean {
  const last = before.length - 1;
  return rows[0]?.id === before[0]?.id && rows[last]?.id === before[last]?.id;
}

/** Keeps the first row one sees where it is when others come or go above it. */
export function useAnchor(
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly { id: string }[],
  question: string,
) {
  const seen = useRef({ rows, question });
  useLayoutEffect(() => {
    const before = seen.current;
    seen.current = { rows, question };
    const element = scroller.current;
    if (!element || before.rows === rows || before.question !== question) return;
    if (isContinued(before.rows, rows)) return;
    const height = rowHeight();
    const top = Math.floor(element.scrollTop / height);
    if (top === 0 || rows[top]?.id === before.rows[top]?.id) return;
    const places = new Map(rows.map((row, index) => [row.id, index]));
    const anchor = before.rows.slice(top, top + AHEAD).findIndex((row) => places.has(row.id)) + top;
    const moved = (places.get(before.rows[anchor]?.id ?? '') ?? anchor) - anchor;
    // What was moved far away is not followed.
    if (Math.abs(moved) <= AHEAD) element.scrollBy(0, moved * height);
  }, [scroller, rows, question]);
}

/** Scrolls to where one was once its rows are there again, gives that row the focus, and remembers where one goes. */
export function useReturn(
  scroller: RefObject<HTMLDivElement | null>,
  place: ListPlace | undefined,
  question: string,
  count: number,
) {
  // Where to go back to: null once one is there, or has asked another question.
  const [kept] = useState(() => place?.read() ?? null);
  const goal = useRef(kept);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || count === 0 || !goal.current) return;
    const { top, row, question: asked } = goal.current;
    goal.current = null;
    if (asked !== question) return;
    element.scrollTo(0, top);
    if (row === null) return;
    // The rows around the place are drawn after this.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const link = element.querySelector<HTMLElement>(
          `[data-row="${CSS.escape(row)}"] ${ROW_LINK}`,
        );
        if (document.activeElement?.contains(element)) link?.focus({ preventScroll: true });
      }),
    );
  }, [scroller, question, count]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || !place) return;
    const keep = () => {
      if (!goal.current) place.keep({ top: element.scrollTop });
    };
    keep();
    // Before the rows are drawn that have come into sight: asked afterwards, the browser would have to lay them out first.
    const first = { passive: true, capture: true };
    element.addEventListener('scroll', keep, first);
    return () => element.removeEventListener('scroll', keep, first);
  }, [scroller, place]);
}

/** From anywhere on the page into the list: to the first row in sight, once the rows one waits for are there. */
export function useEntrance(scroller: RefObject<HTMLDivElement | null>, isLoading: boolean) {
  const isAwaited = useRef(false);
  function goIn() {
    isAwaited.current = isLoading;
    if (!isLoading) focusFirst(scroller.current);
  }
  useEffect(() => {
    if (isLoading || !isAwaited.current) return;
    isAwaited.current = false;
    focusFirst(scroller.current);
  }, [scroller, isLoading]);
  return goIn;
}

function focusFirst(scroller: HTMLElement | null) {
  if (!scroller) return;
  const { top } = scroller.getBoundingClientRect();
  const links = [...scroller.querySelectorAll<HTMLElement>(`[role="row"] ${ROW_LINK}`)];
  const seen = links.find((link) => link.getBoundingClientRect().top > top + rowHeight() * 0.7);
  (seen ?? links[0])?.focus({ preventScroll: true });
}
