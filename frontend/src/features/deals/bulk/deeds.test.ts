import { expect, test } from 'vitest';
import { formerOf, isAlready, valuesOf, type Deed, type Row } from './deeds';

const lost = { id: 'lost', name: 'Lost', outcome: 'LOST' as const };
const open = { id: 'open', name: 'Proposal', outcome: 'OPEN' as const };
const row = (stage: typeof lost | typeof open, lostReason: string | null): Row => ({
  id: 'd',
  version: 2,
  name: 'Cranes',
  owner: null,
  stage: { __typename: 'Stage', ...stage },
  lostReason,
});
const lose: Deed = { kind: 'stage', stage: lost, lostReason: 'The price' };
const reopen: Deed = { kind: 'stage', stage: open, lostReason: null };

test('why a deal was lost comes and goes with its stage, and back', () => {
  expect(valuesOf(lose, row(open, null))).toEqual({ stage: 'lost', lostReason: 'The price' });
  expect(formerOf(lose, row(open, null))).toEqual({ stage: 'open', lostReason: null });
  expect(valuesOf(reopen, row(lost, 'The colour'))).toEqual({ stage: 'open', lostReason: null });
  expect(formerOf(reopen, row(lost, 'The colour'))).toEqual({
    stage: 'lost',
    lostReason: 'The colour',
  });
  expect(isAlready(lose, row(lost, 'The colour'))).toBe(true);
});

test('a deal nobody looked after is nobody’s again', () => {
  const give: Deed = { kind: 'owner', owner: { id: 'ada', name: 'Ada' } };
  expect(isAlready(give, row(open, null))).toBe(false);
  expect(formerOf(give, row(open, null))).toEqual({ owner: null });
});
