/** The server writes its profile into the page; demo accounts are offered in development only. */
export function isDevelopment(): boolean {
  return (
    document.querySelector('meta[name="tessera-profile"]')?.getAttribute('content') ===
    'development'
  );
}
