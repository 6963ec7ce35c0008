const SOON = 150;
const APART = 1_000;
const AFTER_FAILURE = 10_000;

export interface Rereads {
  ask: () => void;
  stop: () => void;
}

/**
 * Reads anew what was asked for: many requests together, once a second at most and never while another one runs or the tab is
 * hidden. `read` says whether it could; if not, it is tried again later.
 */
export function createRereads(read: () => Promise<boolean>): Rereads {
  let isAsked = false;
  let isRunning = false;
  let earliest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function plan() {
    if (!isAsked || isRunning || timer !== undefined || document.hidden) return;
    timer = setTimeout(() => void go(), Math.max(SOON, earliest - Date.now()));
  }
  async function go() {
    timer = undefined;
    if (document.hidden) return;
    isAsked = false;
    isRunning = true;
    const started = Date.now();
    const isRead = await read().catch(() => false);
    // What takes long is done less often.
    earliest = Math.max(started + APART, Date.now() + (Date.now() - started));
    if (!isRead) {
      isAsked = true;
      earliest = Date.now() + AFTER_FAILURE;
    }
    isRunning = false;
    plan();
  }
  document.addEventListener('visibilitychange', plan);
  return {
    ask: () => {
      isAsked = true;
      plan();
    },
    stop: () => {
      isAsked = false;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', plan);
    },
  };
}
