/** Where to go after signing in; GraphiQL is a page of its own, which only a real navigation reaches. */
export function destinationOf(to: string | undefined) {
  const href = to ?? '/';
  return { href, reloadDocument: /^\/graphiql\b/.test(href) };
}
