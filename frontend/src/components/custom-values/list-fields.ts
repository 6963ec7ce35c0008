import { useMemo } from 'react';
import { useQuery } from 'urql';
import { withCustom, type FieldSpec, type FieldSpecs } from '@/lib/conditions';
import { customId } from '@/lib/custom-ids';
import { useRights } from '@/lib/rights';
import { CUSTOM_FIELDS_OF, RESOURCES } from './fields-query';
import type { CustomType } from './save-value';
import type { Field } from './values';

/** The custom fields that a list can show and ask for: those that are not sensitive. Null until they are known. */
export function useListFields(type: CustomType): readonly Field[] | null {
  const rights = useRights();
  const mayRead = rights?.may(type, 'READ', 'customFields');
  const variables = useMemo(() => ({ filter: { resource: { eq: RESOURCES[type] } } }), [type]);
  const [{ data }] = useQuery({ query: CUSTOM_FIELDS_OF, variables });
  const nodes = data?.customFields?.nodes;
  return useMemo(() => {
    if (mayRead === false) return [];
    if (mayRead === undefined || !nodes) return null;
    return nodes.filter((field) => field.isSensitive !== true);
  }, [mayRead, nodes]);
}

/** What a list can be asked, with its custom fields once they are known. */
export function useListSpecs(specs: FieldSpecs, fields: readonly Field[] | null): FieldSpecs {
  return useMemo(() => (fields ? withCustom(specs, specsFrom(fields)) : specs), [specs, fields]);
}

/** What conditions can ask of custom fields. */
export function specsFrom(fields: readonly Field[]): FieldSpecs {
  return Object.fromEntries(fields.map((field) => [customId(field.key ?? ''), specFrom(field)]));
}

function specFrom({ kind, key, label, options }: Field): FieldSpec {
  const spec = { key: 'customField', label: label ?? key ?? '', hasNone: true };
  switch (kind) {
    case 'SELECT':
    case 'MULTISELECT':
      return {
        ...spec,
        kind: 'choice',
        options: (options ?? []).map((option) => ({ value: option, label: option })),
      };
    case 'BOOLEAN':
      return { ...spec, kind: 'truth' };
    case 'DATE':
      return { ...spec, kind: 'day' };
    case 'NUMBER':
      return { ...spec, kind: 'decimal' };
    default:
      return { ...spec, kind: 'phrase' };
  }
}
