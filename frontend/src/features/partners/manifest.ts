/** A document of a manifest: what the partner calls it, and its text. */
export interface ManifestDocument {
  id: string;
  body: string;
}

/** Why a text is no manifest. */
export type ManifestFault =
  | 'notText'
  | 'notJson'
  | 'notManifest'
  | 'unknownVersion'
  | 'unknownFormat'
  | 'noDocuments'
  | 'tooMany'
  | 'tooLarge'
  | 'severalFiles'
  | 'unreadable';

export type Read<T> = { fault: ManifestFault; about?: string } | { fault: null; value: T };

const APOLLO = 'apollo-persisted-query-manifest';
/** As many documents as a release takes. */
export const MOST_DOCUMENTS = 10_000;
/** In bytes; no server can be set to take more in one request. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** The text of a file that somebody chose. */
export async function readFile(file: Pick<File, 'size' | 'arrayBuffer'>): Promise<Read<string>> {
  if (file.size > LARGEST_FILE) return { fault: 'tooLarge' };
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    // It was moved or changed meanwhile, or is a folder.
    return { fault: 'unreadable' };
  }
  try {
    return { fault: null, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { fault: 'notText' };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The documents of a manifest, in its order: Apollo's lists operations, those of Relay, graphql-codegen and Hive are maps of ids to
 * texts. As the server's console reads them.
 */
export function readManifest(typed: string): Read<ManifestDocument[]> {
  const text = typed.replace(/^\uFEFF/, '');
  const parsed = parse(text);
  if (parsed.fault !== null) return parsed;
  const manifest = parsed.value;
  if (!isObject(manifest)) return { fault: 'notManifest' };
  const { format, version } = manifest;
  if (format === APOLLO && version !== 1) return { fault: 'unknownVersion' };
  if (format !== APOLLO && typeof format === 'string' && typeof version === 'number')
    return { fault: 'unknownFormat', about: format };
  const documents = format === APOLLO ? apollo(manifest['operations']) : flat(manifest, text);
  if (documents === null) return { fault: 'notManifest' };
  if (documents.length === 0) return { fault: 'noDocuments' };
  return documents.length > MOST_DOCUMENTS
    ? { fault: 'tooMany' }
    : { fault: null, value: documents };
}

function parse(text: string): Read<unknown> {
  try {
    return { fault: null, value: JSON.parse(text) as unknown };
  } catch (cause) {
    return { fault: 'notJson', about: cause instanceof Error ? cause.message : String(cause) };
  }
}

function apollo(operations: unknown): ManifestDocument[] | null {
  if (!Array.isArray(operations)) return null;
  const documents = operations.flatMap((operation: unknown) => {
    const { id, body } = isObject(operation) ? operation : {};
    return typeof id === 'string' && typeof body === 'string' ? [{ id, body }] : [];
  });
  return documents.length === operations.length ? documents : null;
}

const STRING = '"(?:[^"\\\\]|\\\\.)*"';
const ENTRY = new RegExp(`(${STRING})\\s*:\\s*(${STRING})`, 'g');

/** From the text, which still has an id that stands twice: the server refuses it, and an object would hide it. */
function flat(manifest: Record<string, unknown>, text: string): ManifestDocument[] | null {
  if (!Object.values(manifest).every((body) => typeof body === 'string')) return null;
  return Array.from(text.matchAll(ENTRY), ([, id = '', body = '']) => ({
    id: JSON.parse(id) as string,
    body: JSON.parse(body) as string,
  }));
}

export interface Operation {
  kind: 'query' | 'mutation' | 'subscription';
  /** Null for one without a name. */
  name: string | null;
}

const KINDS: readonly Operation['kind'][] = ['query', 'mutation', 'subscription'];
/** Texts and comments, which may say anything, what nests or stands behind a name, and names. */
const PIECES = /"""[\s\S]*?(?:"""|$)|"(?:[^"\\\n]|\\.)*"?|#[^\n]*|[{}(@]|[_A-Za-z]\w*/g;

/** What a document does, to be shown: the first operation that stands in it. Whether it is right is for the server to say. */
export function operationOf(body: string): Operation {
  let depth = 0;
  let found: Operation['kind'] | null = null;
  for (const [piece] of body.matchAll(PIECES)) {
    const isName = /^[_A-Za-z]/.test(piece);
    if (found !== null) return { kind: found, name: isName ? piece : null };
    if (piece === '{') depth += 1;
    else if (piece === '}') depth -= 1;
    else if (depth === 0) found = KINDS.find((kind) => kind === piece) ?? null;
  }
  return { kind: found ?? 'query', name: null };
}
