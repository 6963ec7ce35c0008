import type { APIRequestContext } from '@playwright/test';
import { administrator } from './support';

type Resource = 'CLIENT' | 'CONTACT' | 'DEAL' | 'PRODUCT';
interface Definition {
  kind: string;
  label: string;
  options?: readonly string[];
  isSensitive?: boolean;
}

/** A field of the test's own. */
export interface Made {
  id: string;
  key: string;
}

const DEFINE =
  'mutation($input: CustomFieldCreateInput!) { customFieldCreate(input: $input) { customField { id key } } }';
export const DELETE =
  'mutation($input: RecordInput!) { customFieldDelete(input: $input) { problems { code } } }';

/** Fields of the test's own by their labels, which go again when it ends. */
export async function withFields<Label extends string>(
  request: APIRequestContext,
  resource: Resource,
  definitions: readonly (Definition & { label: Label })[],
  body: (fields: Record<Label, Made>) => Promise<void>,
) {
  const ask = await administrator(request);
  const fields: Partial<Record<Label, Made>> = {};
  for (const [index, definition] of definitions.entries()) {
    const key = `probe_${Date.now()}_${index}`;
    const made = (await ask(DEFINE, {
      input: { resource, key, position: 90 + index, ...definition },
    })) as { customFieldCreate: { customField: Made } };
    fields[definition.label] = made.customFieldCreate.customField;
  }
  try {
    await body(fields as Record<Label, Made>);
  } finally {
    for (const { id } of Object.values<Made>(fields as Record<string, Made>)) {
      await ask(DELETE, { input: { id } });
    }
  }
}

/** One of each kind, and one that is sensitive. */
export const KINDS = [
  { kind: 'TEXT', label: 'Motto' },
  { kind: 'NUMBER', label: 'Fleet' },
  { kind: 'BOOLEAN', label: 'Certified' },
  { kind: 'DATE', label: 'Audit day' },
  { kind: 'SELECT', label: 'Tier', options: ['Gold', 'Silver'] },
  { kind: 'MULTISELECT', label: 'Ports', options: ['Kiel', 'Lübeck', 'Emden'] },
  { kind: 'URL', label: 'Handbook' },
  { kind: 'TEXT', label: 'Door code', isSensitive: true },
] as const;

export type Kind = (typeof KINDS)[number]['label'];
