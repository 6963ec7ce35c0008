/** What a browser keeps for the page. Storage can be switched off or full: then things last as long as the page. */
export interface Shelf {
  get: (key: string) => string | null;
  /** Null takes it away. */
  set: (key: string, value: string | null) => void;
  keys: () => string[];
}

function shelf(open: () => Storage): Shelf {
  return {
    get: (key) => {
      try {
        return open().getItem(key);
      } catch {
        return null;
      }
    },
    set: (key, value) => {
      try {
        if (value === null) open().removeItem(key);
        else open().setItem(key, value);
      } catch {
        // As said above.
      }
    },
    keys: () => {
      try {
        return Object.keys(open());
      } catch {
        return [];
      }
    },
  };
}

/** For all tabs, until somebody signs out. */
export const inBrowser = shelf(() => localStorage);
/** For this tab, through reloads of it. */
export const inTab = shelf(() => sessionStorage);

/** What was kept as JSON; null for what is none. */
export function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null') as unknown;
  } catch {
    return null;
  }
}
