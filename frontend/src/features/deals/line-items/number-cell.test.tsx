import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { NumberCell } from './number-cell';

test('a number that is typed while the one before it is being written is written after it', async () => {
  const answers: (() => void)[] = [];
  const write = vi.fn<(value: string | null) => Promise<string | null>>(
    () => new Promise((resolve) => answers.push(() => resolve(null))),
  );
  render(
    <NumberCell
      label="Discount"
      column="discountPercent"
      value={null}
      isReadOnly={false}
      onCommit={write}
    />,
  );
  const box = screen.getByLabelText('Discount');
  await userEvent.type(box, '10{Enter}');
  await userEvent.clear(box);
  await userEvent.type(box, '20{Enter}');
  expect(write.mock.calls).toEqual([['10']]);
  answers[0]?.();
  await vi.waitFor(() => expect(write.mock.calls).toEqual([['10'], ['20']]));
  answers[1]?.();
  await vi.waitFor(() => expect(box).toHaveAttribute('aria-busy', 'false'));
});
