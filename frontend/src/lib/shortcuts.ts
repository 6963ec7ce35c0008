import { useEffect, useEffectEvent } from 'react';
import * as session from '@/lib/session';

/** Keys like `/`, `?`, `Mod+k`, or a sequence such as `g c`. */
export type Shortcuts = Record<string, () => void>;

const PAUSE = 900;
/** What lies over the page has the keys for itself. */
const OVER = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** Those of all parts of the page; each says whether it had such a key. */
const parts = new Set<(name: string) => boolean>();
let pending = '';
let at = 0;

/** A box that was ticked takes no letters. */
const FIELD = 'input:not([type="checkbox"], [type="radio"]), textarea, select';

function isTyping(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(FIELD));
}

function nameOf(event: KeyboardEvent): string | null {
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return `Mod+${event.key.toLowerCase()}`;
  return event.key.length === 1 || event.key === 'Escape' ? event.key : null;
}

/** Does what a key does on this page; the part that came last is asked first. */
export function press(name: string): boolean {
  return [...parts].reverse().some((run) => run(name));
}

/** A sequence goes before its last key: on a page with an `n` of its own `g n` still goes to the notes. */
function pressAfter(name: string, timeStamp: number): boolean {
  const isSequence = pending !== '' && timeStamp - at < PAUSE;
  const sequence = `${pending} ${name}`;
  pending = '';
  if ((isSequence && press(sequence)) || press(name)) return true;
  pending = name;
  at = timeStamp;
  return false;
}

function onKeyDown(event: KeyboardEvent) {
  const name = nameOf(event);
  if (event.defaultPrevented || name === null) return;
  // The page lies below a cover.
  if (session.currentStatus() === 'ended') return;
  const { target } = event;
  const isPlain = !name.startsWith('Mod+');
  if (isPlain && document.querySelector(OVER)) return;
  if (isTyping(target)) {
    // Whoever leaves the field has the keys of the page again.
    if (name === 'Escape' && target.getAttribute('role') !== 'combobox') target.blur();
    // Whoever types undoes what they typed.
    if (isPlain || name === 'Mod+z') return;
  }
  if (pressAfter(name, event.timeStamp)) event.preventDefault();
}

/** Listens on the whole page; plain keys are left alone while somebody types or something lies over the page. */
export function useShortcuts(shortcuts: Shortcuts) {
  const run = useEffectEvent((name: string): boolean => {
    const action = shortcuts[name];
    action?.();
    return action !== undefined;
  });

  useEffect(() => {
    const part = (name: string) => run(name);
    if (parts.size === 0) addEventListener('keydown', onKeyDown);
    parts.add(part);
    return () => {
      parts.delete(part);
      if (parts.size === 0) removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
