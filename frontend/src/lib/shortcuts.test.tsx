import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { useShortcuts } from './shortcuts';

const done: string[] = [];
beforeEach(() => void done.splice(0));

function Part({ keys }: { keys: string[] }) {
  useShortcuts(Object.fromEntries(keys.map((key) => [key, () => void done.push(key)])));
  return <input aria-label="box" />;
}

it('takes a sequence for itself, even where its last key means something to another part', async () => {
  render(
    <>
      <Part keys={['n']} />
      <Part keys={['g n']} />
    </>,
  );
  await userEvent.keyboard('gn');
  await userEvent.keyboard('n');
  expect(done).toEqual(['g n', 'n']);
});

it('leaves letters to whoever types, until they leave the field', async () => {
  render(<Part keys={['n']} />);
  await userEvent.type(screen.getByLabelText('box'), 'n');
  expect(done).toEqual([]);
  await userEvent.keyboard('{Escape}n');
  expect(done).toEqual(['n']);
  expect(screen.getByLabelText('box')).toHaveValue('n');
});
