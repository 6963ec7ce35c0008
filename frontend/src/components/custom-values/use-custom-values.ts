import { useMemo, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { createReader } from '@/lib/graphql';
import { useReread } from '@/lib/pages';
import { useRights } from '@/lib/rights';
import { useLive } from '@/lib/use-live';
import { CUSTOM_VALUES, SENSITIVE_VALUES } from './documents';
import { CUSTOM_FIELDS_OF, RESOURCES } from './fields-query';
import type { CustomType } from './save-value';
import { valuesOf, type Value } from './values';

/** Where the answer has the record. */
const FIELDS = { Client: 'client', Contact: 'contact', Deal: 'deal', Product: 'product' } as const;

function askedFor(type: CustomType, id: string) {
  return {
    id,
    isClient: type === 'Client',
    isContact: type === 'Contact',
    isDeal: type === 'Deal',
    isProduct: type === 'Product',
  };
}

/** The custom fields that the viewer's role reads of a record, with their values; null until both are known. */
export function useCustomValues(type: CustomType, id: string) {
  const rights = useRights();
  const variables = useMemo(() => ({ filter: { resource: { eq: RESOURCES[type] } } }), [type]);
  const [definitions] = useQuery({ query: CUSTOM_FIELDS_OF, variables });
  const asked = askedFor(type, id);
  const [values] = useQuery({ query: CUSTOM_VALUES, variables: asked });
  useLive(
    (event) => (event.id === null || event.id === id ? '' : null),
    useReread(CUSTOM_VALUES, asked),
  );
  const secrets = useSecrets(type, id);
  const found = values.data?.[FIELDS[type]];
  const fields = definitions.data?.customFields?.nodes;
  if (rights === null || fields === undefined || !found) return null;
  const mayRead = rights.may(type, 'READ', 'sensitiveFields');
  return {
    record: { id, version: found.version ?? 0 },
    fields: fields.filter((field) => field.isSensitive !== true || mayRead),
    values: valuesOf(found.customFields),
    secrets,
    mayWrite: rights.may(type, 'UPDATE', 'customFields'),
    mayWriteSecrets: rights.may(type, 'UPDATE', 'sensitiveFields'),
  };
}

/** Sensitive values: asked for when somebody wants to see them, and kept nowhere. */
function useSecrets(type: CustomType, id: string) {
  const reader = useRef<ReturnType<typeof createReader>>(null);
  const [opened, setOpened] = useState<Record<string, Value> | null>(null);
  async function open() {
    reader.current ??= createReader();
    const context = { isUnkept: true };
    const { data } = await reader.current
      .query(SENSITIVE_VALUES, askedFor(type, id), context)
      .toPromise();
    const found = data?.[FIELDS[type]];
    if (found) setOpened(valuesOf(found.sensitiveFields));
  }
  return { opened, open, close: () => setOpened(null) };
}
