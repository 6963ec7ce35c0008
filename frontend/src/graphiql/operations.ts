/**
 * The example operations: `operations/NOUN.graphql` holds those of a noun, one after the other; `operations/walks/NAME.graphql`
 * holds several that belong together and is opened as a whole.
 *
 * The comment in front of an operation says what it is for; what follows `variables:` in it is JSON. A text in it of the form
 * `{ clients(first: 1) { nodes { id } } }` is a question, asked when the operation is opened: the first value of its answer takes its
 * place. So no id is written down, and an example fits whatever the database holds.
 */
import { parse, type OperationDefinitionNode } from 'graphql';

export interface Operation {
  /** Unique among all: the group and the name. */
  id: string;
  group: string;
  name: string;
  kind: 'query' | 'mutation' | 'subscription' | 'walk';
  description: string;
  /** What the editor shows, its comment included. */
  query: string;
  /** Variables by name; a text may be a question. */
  variables: Record<string, unknown>;
}

const WALKS = 'walks';
const FIRST = 'start-here';

/** The operations of a file, in its order. */
export function operationsOf(path: string, text: string): Operation[] {
  const [stem = '', folder] = path
    .replace(/\.graphql$/, '')
    .split('/')
    .reverse();
  if (folder === WALKS) return [walk(stem, text)];
  const group = titled(stem);
  let end = 0;
  return parse(text).definitions.map((definition) => {
    const operation = definition as OperationDefinitionNode;
    const { start = 0, end: until = 0 } = operation.loc ?? {};
    const { description, variables } = commented(text.slice(end, start));
    end = until;
    const name = operation.name?.value ?? '';
    const query = `${wrapped(description)}\n${text.slice(start, until)}\n`;
    return {
      id: `${stem}/${name}`,
      group,
      name,
      kind: operation.operation,
      description,
      query,
      variables,
    };
  });
}

function walk(stem: string, text: string): Operation {
  const start = parse(text).definitions[0]?.loc?.start ?? 0;
  const { description, variables } = commented(text.slice(0, start));
  const query = `${wrapped(description)}\n${text.slice(start)}`;
  const id = `${WALKS}/${stem}`;
  return {
    id,
    group: titled(WALKS),
    name: titled(stem),
    kind: 'walk',
    description,
    query,
    variables,
  };
}

/** What a comment says, and the variables at its end. */
function commented(comment: string) {
  const text = comment.trim().replaceAll(/^#\s?/gm, '');
  const [description = '', json] = text.split(/\s*\bvariables: /);
  const variables = json === undefined ? {} : (JSON.parse(json) as Record<string, unknown>);
  return { description: description.replaceAll('\n', ' '), variables };
}

function wrapped(description: string): string {
  return description.replaceAll(/(.{1,96})(?: |$)/g, '# $1\n').trimEnd();
}

function titled(stem: string): string {
  const words = stem.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The groups in the order of the panel: where to begin, the nouns, the walks. */
export function grouped(operations: Operation[]): [string, Operation[]][] {
  const rank = (group: string) => (group === titled(FIRST) ? 0 : group === titled(WALKS) ? 2 : 1);
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    groups.set(operation.group, [...(groups.get(operation.group) ?? []), operation]);
  }
  return [...groups].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b));
}

/** Whether an operation has all words of what somebody typed, in its name, purpose, group or text. */
export function matches(operation: Operation, search: string): boolean {
  const text = `${operation.group} ${operation.name} ${operation.query}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const QUESTION = /^\{ (.*) \}$/s;

/** One operation that asks all questions of some variables; none when there are none. */
export function lookUp(variables: unknown): string | null {
  const fields = questions(variables).map((question, index) => `q${index}: ${question}`);
  return fields.length === 0 ? null : `query LookUp { ${fields.join(' ')} }`;
}

function questions(value: unknown): string[] {
  if (typeof value === 'string') return QUESTION.exec(value)?.slice(1) ?? [];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(questions) : [];
}

/** The variables with the answers in place of the questions; null where nothing was found. */
export function filled<T>(variables: T, answers: Record<string, unknown>): T {
  let next = 0;
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string' && QUESTION.test(value)) return first(answers[`q${next++}`]);
    if (Array.isArray(value)) return value.map(fill);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fill(part)]));
  };
  return fill(variables) as T;
}

/** The first value in an answer that is neither a list nor an object. */
function first(answer: unknown): unknown {
  if (answer === null || typeof answer !== 'object') return answer ?? null;
  return first(Object.values(answer)[0]);
}

/** How the editor of variables shows them. */
export function printed(variables: Record<string, unknown>): string {
  return Object.keys(variables).length === 0 ? '' : `${JSON.stringify(variables, null, 2)}\n`;
}
