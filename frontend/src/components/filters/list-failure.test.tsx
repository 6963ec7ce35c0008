import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CombinedError } from 'urql';
import { expect, test, vi } from 'vitest';
import type { FieldSpecs, Where } from '@/lib/conditions';
import { ListFailure } from './list-failure';

const SPECS: FieldSpecs = { country: { key: 'country', label: 'Country', kind: 'country' } };
const WHERE: Where = [[['country', 'in', 'DE']], [['custom_tier', 'in', 'Gold']]];
const refused = new CombinedError({
  graphQLErrors: [{ message: 'It does not fit `tier`.', extensions: { code: 'BAD_USER_INPUT' } }],
});

function show(where: Where | undefined, error = refused) {
  const onChange = vi.fn();
  const onRetry = vi.fn();
  render(
    <ListFailure
      error={error}
      specs={SPECS}
      search={{ ...(where && { where }) }}
      onChange={onChange}
      onRetry={onRetry}
    />,
  );
  return { onChange, onRetry };
}

test('a condition whose field is gone is named, and taken away alone', async () => {
  const { onChange } = show(WHERE);
  expect(screen.getByRole('alert')).toHaveTextContent('“tier”');
  await userEvent.click(screen.getByRole('button', { name: 'Remove the condition' }));
  expect(onChange).toHaveBeenCalledWith({ where: WHERE.slice(0, 1) });
});

test('a condition that does not fit its field is said in the words of the server', async () => {
  const { onChange } = show(WHERE.slice(0, 1));
  expect(screen.getByRole('alert')).toHaveTextContent('It does not fit `tier`.');
  await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(onChange).toHaveBeenCalledWith({ where: undefined, raw: undefined });
});

test('a condition on a field that the role may not read is taken away as well', async () => {
  const forbidden = new CombinedError({
    graphQLErrors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }],
  });
  const { onChange } = show(WHERE, forbidden);
  await userEvent.click(screen.getByRole('button', { name: 'Remove the condition' }));
  expect(onChange).toHaveBeenCalledWith({ where: WHERE.slice(0, 1) });
});

test('what no condition is to blame for can be asked again', async () => {
  const { onRetry } = show(undefined);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalled();
});
