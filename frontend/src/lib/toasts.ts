import { settled } from '@/lib/changes';
import { store } from '@/lib/stores';

export interface Toast {
  id: number;
  text: string;
  tone: 'done' | 'failed';
  undo?: () => Promise<void> | void;
  /** Tries again what failed. */
  retry?: () => void;
}

/** Long enough to read a sentence and to reach for Undo (WCAG 2.2.1 asks that pointing or focusing stops the clock). */
const LIFE = 10_000;
const MOST = 4;

/** What was just done, the newest last. */
export const toasts = store<readonly Toast[]>([]);

const timers = new Map<number, ReturnType<typeof setTimeout>>();
let last = 0;

export function toast(what: Omit<Toast, 'id' | 'tone'> & { tone?: Toast['tone'] }) {
  last += 1;
  const made = { tone: 'done' as const, ...what, id: last };
  toasts.set([...toasts.get(), made].slice(-MOST));
  resume(made.id);
}

export function dismiss(id: number) {
  pause(id);
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

/** While somebody points at it or has the focus in it, it stays. */
export function pause(id: number) {
  clearTimeout(timers.get(id));
  timers.delete(id);
}

export function resume(id: number) {
  pause(id);
  // Who may try again has all the time there is.
  if (toasts.get().some((toast) => toast.id === id && toast.retry)) return;
  timers.set(
    id,
    setTimeout(() => dismiss(id), LIFE),
  );
}

/** Undoes what a toast tells of, once. */
export async function undo(toast: Toast) {
  dismiss(toast.id);
  await toast.undo?.();
}

/** Undoes the newest that can be undone: that of a change under way once it is made, and nothing if it is not. */
export async function undoNewest() {
  if (!(await settled())) return;
  const newest = toasts.get().findLast((toast) => toast.undo !== undefined);
  if (newest) await undo(newest);
}
