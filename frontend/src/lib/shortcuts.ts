import { useEffect, useEffectEvent } from 'react';

/** Keys like `/`, `?`, `Mod+k`, or a sequence such as `g c`. */
export type Shortcuts = Record<string, () => void>;

const PAUSE = 900;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function nameOf(event: KeyboardEvent): string | null {
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return `Mod+${event.key.toLowerCase()}`;
  return event.key.length === 1 ? event.key : null;
}

/** Listens on the whole page; plain keys are left alone while somebody types or a dialog is open. */
export function useShortcuts(shortcuts: Shortcuts) {
  const run = useEffectEvent((name: string): boolean => {
    const action = shortcuts[name];
    action?.();
    return action !== undefined;
  });

  useEffect(() => {
    let pending = '';
    let at = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      const name = nameOf(event);
      if (event.defaultPrevented || name === null) return;
      const plain = !name.startsWith('Mod+');
      if (plain && (isTyping(event.target) || document.querySelector('[role="dialog"]'))) return;
      const sequence = pending !== '' && event.timeStamp - at < PAUSE ? `${pending} ${name}` : name;
      pending = '';
      if (run(sequence) || (sequence !== name && run(name))) {
        event.preventDefault();
        return;
      }
      pending = name;
      at = event.timeStamp;
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
