import { useState } from 'react';
import type { CombinedError } from 'urql';
import { useChange, type Outcome, type Payload, type Problem } from '@/lib/changes';
import { insist } from '@/lib/insist';
import { customValues as text } from '@/lib/messages/custom-values';
import * as documents from './documents';
import type { Field, Value } from './values';

export const TYPES = ['Client', 'Contact', 'Deal', 'Product'] as const;
export type CustomType = (typeof TYPES)[number];

interface Input {
  id: string;
  version: number;
  customFields?: Record<string, Value>;
  sensitiveFields?: Record<string, Value>;
}

function useUpdate(type: CustomType) {
  const updates: Record<CustomType, (asked: { input: Input }) => Promise<Outcome<Payload>>> = {
    Client: useChange(documents.CLIENT_VALUES, (data) => data.clientUpdate)[0],
    Contact: useChange(documents.CONTACT_VALUES, (data) => data.contactUpdate)[0],
    Deal: useChange(documents.DEAL_VALUES, (data) => data.dealUpdate)[0],
    Product: useChange(documents.PRODUCT_VALUES, (data) => data.productUpdate)[0],
  };
  return updates[type];
}

/** What the server says of a value, in the reader's words. */
function worded(problem: Problem): Problem {
  const known: Record<string, string | undefined> = text.problems;
  const message = known[problem.code ?? ''];
  return message === undefined ? problem : { path: problem.path, message };
}

/** Saves one value; the others of the record stay as they are. */
export function useSaveValue(type: CustomType, record: { id: string; version: number }) {
  const update = useUpdate(type);
  const [isRunning, setRunning] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [error, setError] = useState<CombinedError | null>(null);

  async function save({ key, isSensitive }: Field, value: Value): Promise<boolean> {
    const where = isSensitive ? 'sensitiveFields' : 'customFields';
    const values = { [where]: { [key ?? '']: value } };
    setRunning(true);
    const outcome = await insist((input: Input) => update({ input }), { ...record, ...values });
    setRunning(false);
    setError(outcome.kind === 'failed' ? outcome.error : null);
    if (outcome.kind === 'conflict') {
      setProblems([worded({ path: [where, key ?? ''], code: 'CHANGED_MEANWHILE' })]);
    } else setProblems(outcome.kind === 'problems' ? outcome.problems.map(worded) : []);
    return outcome.kind === 'done';
  }
  return { save, isRunning, problems, error };
}
