import { describe, expect, it } from 'vitest';
import { LARGEST_FILE, MOST_DOCUMENTS, operationOf, readFile, readManifest } from './manifest';

const APOLLO = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [
    { id: 'b', name: 'B', type: 'query', body: 'query B { b }' },
    { id: 'a', name: 'A', type: 'mutation', body: 'mutation A { a }' },
  ],
};
const faultOf = (text: string) => readManifest(text).fault;

describe('a manifest', () => {
  it('is read in the form of Apollo, in its order', () => {
    expect(readManifest(JSON.stringify(APOLLO))).toEqual({
      fault: null,
      value: [
        { id: 'b', body: 'query B { b }' },
        { id: 'a', body: 'mutation A { a }' },
      ],
    });
  });

  it('is read as a map of ids to texts, as Relay and the code generator write it', () => {
    const text = '\uFEFF{"2": "query B {\\n  b(x: \\"{\\")\\n}", "1": "{ a }", "format": "{ f }"}';
    expect(readManifest(text)).toEqual({
      fault: null,
      value: [
        { id: '2', body: 'query B {\n  b(x: "{")\n}' },
        { id: '1', body: '{ a }' },
        { id: 'format', body: '{ f }' },
      ],
    });
  });

  it('keeps an id that stands twice, so that the server can refuse it', () => {
    const read = readManifest('{"a": "{ x }", "a": "{ y }"}');
    expect(read).toMatchObject({ value: [{ body: '{ x }' }, { body: '{ y }' }] });
  });

  it('is refused with a reason where it is none', () => {
    expect(faultOf('')).toBe('notJson');
    expect(faultOf('{')).toBe('notJson');
    expect(faultOf('[]')).toBe('notManifest');
    expect(faultOf('"a"')).toBe('notManifest');
    expect(faultOf('{}')).toBe('noDocuments');
    expect(faultOf('{"a": 1}')).toBe('notManifest');
    expect(faultOf(JSON.stringify({ ...APOLLO, operations: [] }))).toBe('noDocuments');
    expect(faultOf(JSON.stringify({ ...APOLLO, operations: [{ id: 'a' }] }))).toBe('notManifest');
    expect(faultOf(JSON.stringify({ ...APOLLO, operations: undefined }))).toBe('notManifest');
    expect(faultOf(JSON.stringify({ ...APOLLO, version: 2 }))).toBe('unknownVersion');
    expect(readManifest('{"format": "other", "version": 1}')).toEqual({
      fault: 'unknownFormat',
      about: 'other',
    });
    const many = Array.from({ length: MOST_DOCUMENTS + 1 }, (_, at) => [`d${at}`, '{ a }']);
    expect(faultOf(JSON.stringify(Object.fromEntries(many)))).toBe('tooMany');
  });
});

describe('a file', () => {
  const file = (bytes: number[]) => ({
    size: bytes.length,
    arrayBuffer: () => Promise.resolve(new Uint8Array(bytes).buffer),
  });

  it('is read as the text it is', async () => {
    expect(await readFile(file([0xef, 0xbb, 0xbf, 0x7b, 0x7d]))).toEqual({
      fault: null,
      value: '{}',
    });
  });

  it('is refused where it is no text, too large, or gone', async () => {
    expect(await readFile(file([0x7b, 0xff]))).toEqual({ fault: 'notText' });
    const never = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    expect(await readFile({ size: 5, arrayBuffer: never })).toEqual({ fault: 'unreadable' });
    expect(await readFile({ size: LARGEST_FILE + 1, arrayBuffer: never })).toEqual({
      fault: 'tooLarge',
    });
  });
});

describe('an operation', () => {
  it('is told by its kind and name, whatever stands before it', () => {
    expect(operationOf('query Clients($first: Int = 3) { clients { id } }')).toEqual({
      kind: 'query',
      name: 'Clients',
    });
    const text =
      '# mutation No\nfragment F on Query { mutation query(x: "{") }\nmutation Yes { a }';
    expect(operationOf(text)).toEqual({ kind: 'mutation', name: 'Yes' });
    expect(operationOf('subscription { changes { id } }')).toEqual({
      kind: 'subscription',
      name: null,
    });
    expect(operationOf('{ clients { id } }')).toEqual({ kind: 'query', name: null });
    expect(operationOf('query($first: Int) { clients { id } }').name).toBeNull();
    expect(operationOf('query @live { clients { id } }').name).toBeNull();
  });
});
