const WORKER = '/sw.js';
/** The worker fetches the whole application, which would slow down the page that is being opened. */
const AFTER_START_MS = 3_000;

/** The policy of the page wants it said which script is meant; browsers that do not ask take the address itself. */
interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ) => { createScriptURL: (address: string) => unknown };
}

function trusted(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('tessera', { createScriptURL: () => WORKER });
  return (policy?.createScriptURL(address) ?? address) as string;
}

/** Lets the application, which has just started, open without a network from now on. A failure is nobody's concern: it works without. */
export function register() {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  setTimeout(() => {
    navigator.serviceWorker.register(trusted(WORKER)).catch((error: unknown) => {
      console.warn('The page will not open without a network.', error);
    });
  }, AFTER_START_MS);
}
