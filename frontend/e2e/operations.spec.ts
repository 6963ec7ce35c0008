import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filled, lookUp, operationsOf } from '../src/graphiql/operations';
import { expect, test } from './support';

const FOLDER = join(import.meta.dirname, '../src/graphiql/operations');
const OPERATIONS = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.graphql'))
  .sort()
  .flatMap((path) => operationsOf(path, readFileSync(join(FOLDER, path), 'utf8')))
  // The walks have a test of their own: what one step answers goes into the next.
  .filter(({ kind }) => kind !== 'walk');

interface Answer {
  data: Record<string, unknown> | null;
  errors?: unknown;
}

/** Every list `problems` of an answer, in one. */
function problemsIn(value: unknown): unknown[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'problems' ? (part as unknown[]) : problemsIn(part),
  );
}

test('every example operation runs as the administrator, one after the other', async ({
  request,
}) => {
  test.setTimeout(180_000);
  const credentials = { email: 'ada.admin@tessera.example', password: 'tessera-demo-2026' };
  const session = await request.post('/auth/sign-in', { data: credentials });
  const { accessToken } = (await session.json()) as { accessToken: string };
  const ask = async (query: string, variables: object) => {
    const headers = { Authorization: `Bearer ${accessToken}` };
    const answer = await request.post('/graphql', { headers, data: { query, variables } });
    return (await answer.json()) as Answer;
  };
  expect(OPERATIONS.length).toBeGreaterThan(100);
  for (const operation of OPERATIONS) {
    await test.step(operation.id, async () => {
      let variables = operation.variables;
      const questions = lookUp(variables);
      if (questions !== null) {
        // What a worker makes (a delivery, a pair of duplicates) comes a little later.
        await expect(async () => {
          const answers = await ask(questions, {});
          expect(answers.errors, `${operation.id}: ${questions}`).toBeUndefined();
          variables = filled(operation.variables, answers.data ?? {});
          expect(JSON.stringify(variables), operation.id).not.toContain('"id":null');
        }).toPass({ timeout: 30_000 });
      }
      const answer = await ask(operation.query, variables);
      expect.soft(answer.errors, operation.id).toBeUndefined();
      expect.soft(problemsIn(answer.data), operation.id).toEqual([]);
    });
  }
});
