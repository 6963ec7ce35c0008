import type { Outcome } from '@/lib/changes';

interface Versioned {
  version: number;
}

const TRIES = 3;

/**
 * Makes a change again on the version that others have made meanwhile, as long as none of its own fields is among what they
 * changed: two people who edit different cells do not get in each other's way.
 */
export async function insist<Input extends Versioned, Payload>(
  run: (input: Input) => Promise<Outcome<Payload>>,
  input: Input,
): Promise<Outcome<Payload>> {
  let outcome = await run(input);
  for (let tried = 1; tried < TRIES && outcome.kind === 'conflict'; tried += 1) {
    const { version, fields } = outcome.conflict;
    if (version == null || fields.length > 0) return outcome;
    outcome = await run({ ...input, version });
  }
  return outcome;
}
