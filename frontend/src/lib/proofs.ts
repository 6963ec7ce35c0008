import { store } from '@/lib/stores';

/** Somebody waits for the person to prove again who they are. */
export const waiting = store<((isProved: boolean) => void) | null>(null);

/** Asks the person for their password once more; false when they would rather not. Callers at the same time share one question. */
export function proveAgain(): Promise<boolean> {
  return new Promise((resolve) => {
    const before = waiting.get();
    waiting.set((isProved) => {
      waiting.set(null);
      before?.(isProved);
      resolve(isProved);
    });
  });
}
