import { useSyncExternalStore } from 'react';
import { inBrowser } from '@/lib/storage';

export type ThemeChoice = 'light' | 'dark' | 'system';

const KEY = 'tessera.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function read(): ThemeChoice {
  const kept = inBrowser.get(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

let choice = read();

export function isDark(): boolean {
  return choice === 'dark' || (choice === 'system' && system.matches);
}

function apply() {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

system.addEventListener('change', apply);
// Another tab, or GraphiQL beside the app, follows at once.
addEventListener('storage', (event) => {
  if (event.key !== KEY) return;
  choice = read();
  apply();
});

export function chooseTheme(next: ThemeChoice) {
  choice = next;
  inBrowser.set(KEY, next === 'system' ? null : next);
  apply();
}

export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(onThemeChange, () => choice);
}
