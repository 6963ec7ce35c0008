import { expect, test } from 'vitest';
import { rightsOf } from './partners';
import { runOf } from './runs';

test('a run is read from headers and extensions, and each code is named once', () => {
  const headers = new Headers({
    'RateLimit-Policy': '"user";q=600;w=60, "user_cost";q=50000;w=60',
    RateLimit: '"user";r=597;t=1, "user_cost";r=49860;t=1',
    'X-Request-Id': 'abc',
    'X-Cache': 'HIT',
  });
  const error = { message: 'no', extensions: { code: 'FORBIDDEN' } };
  const body = {
    errors: [error, error],
    data: { a: { problems: [{ code: 'TAKEN' }] }, b: [{ problems: [] }] },
    extensions: { cost: { requestedQueryCost: 71 }, sql: { statements: 3 } },
  };
  const run = runOf('Ask', { status: 200, headers }, JSON.stringify(body), 12.5);
  expect(run).toMatchObject({
    operation: 'Ask',
    cost: 71,
    statements: 3,
    cache: 'HIT',
    requestId: 'abc',
    codes: ['FORBIDDEN', 'TAKEN'],
    limits: [
      { name: 'user', left: 597, most: 600 },
      { name: 'user_cost', left: 49860, most: 50000 },
    ],
  });
});

test('what is no JSON, and tells nothing, is a run all the same', () => {
  const run = runOf(null, { status: 502, headers: new Headers() }, '<html>', 1);
  expect(run).toMatchObject({ status: 502, cost: null, limits: [], codes: [], cache: null });
});

test('rights are read as the command takes them, and a wrong line is told', () => {
  expect(rightsOf('Client.id,name read own\n\nNote create all')).toEqual([
    { type: 'Client', field: 'id', operation: 'READ', scope: 'OWN' },
    { type: 'Client', field: 'name', operation: 'READ', scope: 'OWN' },
    { type: 'Note', field: '*', operation: 'CREATE', scope: 'ALL' },
  ]);
  expect(() => rightsOf('Client read')).toThrow('is not a right');
});
