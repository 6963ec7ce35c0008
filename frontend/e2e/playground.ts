import type { Page, Response } from '@playwright/test';
import { expect, signIn } from './support';

/** The playground, as the administrator. */
export async function openPlayground(page: Page) {
  await signIn(page);
  await page.goto('/graphiql');
  await expect(editor(page)).toContainText('WhoAmI');
}

/** The editor of operations; it is there only once it shows one. */
export function editor(page: Page) {
  return page.locator('.graphiql-editor .view-lines').first();
}

export async function showPanel(page: Page, name: string) {
  await page.getByRole('button', { name: `Show ${name}` }).click();
  return page.getByRole('region', { name });
}

/** Opens an example from the panel of operations, which stays open. */
export async function openExample(page: Page, search: string, name: string) {
  const isOpen = await page.getByRole('region', { name: 'Operations' }).isVisible();
  if (!isOpen) await showPanel(page, 'Operations');
  await page.getByLabel('Search operations').fill(search);
  await page.getByRole('button', { name: new RegExp(`^. ${name}`) }).click();
  await expect(editor(page)).toContainText(search.split(' ').at(-1) ?? '');
}

export interface Answer<T> {
  data: T;
  errors?: { extensions: { code: string } }[];
}

/** The answer of the next operation that is run. */
export function answerTo<T>(page: Page, isIt: (operation?: string) => boolean = () => true) {
  return page
    .waitForResponse((response: Response) => {
      if (!response.url().endsWith('/graphql')) return false;
      const sent = response.request().postDataJSON() as { operationName?: string; query: string };
      // What the playground asks for itself has neither a name nor a comment.
      const isTyped = sent.operationName !== undefined || sent.query.includes('#');
      return isTyped && sent.operationName !== 'IntrospectionQuery' && isIt(sent.operationName);
    })
    .then(async (response) => (await response.json()) as Answer<T>);
}

/** Presses the play button; the answer. */
export async function run<T>(page: Page): Promise<Answer<T>> {
  const answer = answerTo<T>(page);
  await page.getByRole('button', { name: /Execute query/ }).click();
  return answer;
}

/** A fact in the strip below the answer. */
export function fact(page: Page, name: string) {
  const facts = page.getByRole('region', { name: 'The last run' }).locator('dl > div');
  return facts.filter({ has: page.getByText(name, { exact: true }) }).locator('dd');
}
