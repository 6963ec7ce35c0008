import { inBrowser } from '@/lib/storage';
import { store, useStore } from '@/lib/stores';

export type Density = 'comfortable' | 'compact';

const KEY = 'tessera.density';
const density = store<Density>(inBrowser.get(KEY) === 'compact' ? 'compact' : 'comfortable');
document.documentElement.dataset['density'] = density.get();

export function chooseDensity(next: Density) {
  document.documentElement.dataset['density'] = next;
  inBrowser.set(KEY, next);
  density.set(next);
}

export function useDensity(): Density {
  return useStore(density);
}
