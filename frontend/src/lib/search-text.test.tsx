import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { useSearchText } from './search-text';

const committed = vi.fn();

/** With `delay` the address follows late, as that of a page which is being drawn. */
function Box({ delay }: { delay?: number }) {
  const [address, setAddress] = useState('');
  const [typed, setTyped] = useSearchText(address, (text) => {
    committed(text);
    if (delay === undefined) setAddress(text);
    else setTimeout(() => setAddress(text), delay);
  });
  return (
    <>
      <input aria-label="box" value={typed} onChange={(event) => setTyped(event.target.value)} />
      <button type="button" onClick={() => setAddress('from outside')}>
        outside
      </button>
    </>
  );
}

describe('a search box', () => {
  it('reaches the address with the first letter, then once typing rests', async () => {
    render(<Box />);
    fireEvent.change(screen.getByLabelText('box'), { target: { value: 'a' } });
    await vi.waitFor(() => expect(committed).toHaveBeenLastCalledWith('a'));
    for (const value of ['ab', 'abc', 'abcd']) {
      fireEvent.change(screen.getByLabelText('box'), { target: { value } });
    }
    await vi.waitFor(() => expect(committed).toHaveBeenLastCalledWith('abcd'));
    expect(committed.mock.calls).toEqual([['a'], ['abcd']]);
  });

  it('keeps the letters that are typed before the address has followed', async () => {
    committed.mockClear();
    render(<Box delay={100} />);
    const box = screen.getByLabelText('box');
    fireEvent.change(box, { target: { value: 'a' } });
    await vi.waitFor(() => expect(committed).toHaveBeenLastCalledWith('a'));
    fireEvent.change(box, { target: { value: 'ab' } });
    await vi.waitFor(() => expect(committed).toHaveBeenLastCalledWith('ab'));
    await new Promise((done) => setTimeout(done, 250));
    expect(box).toHaveValue('ab');
    expect(committed.mock.calls).toEqual([['a'], ['ab']]);
  });

  it('takes a letter back that was deleted before the address has followed', async () => {
    committed.mockClear();
    render(<Box delay={100} />);
    const box = screen.getByLabelText('box');
    fireEvent.change(box, { target: { value: 'a' } });
    await vi.waitFor(() => expect(committed).toHaveBeenLastCalledWith('a'));
    fireEvent.change(box, { target: { value: '' } });
    await vi.waitFor(() => expect(committed).toHaveBeenLastCalledWith(''));
    expect(box).toHaveValue('');
  });

  it('follows the address when that changes by itself', async () => {
    committed.mockClear();
    render(<Box />);
    await userEvent.click(screen.getByText('outside'));
    expect(screen.getByLabelText('box')).toHaveValue('from outside');
    await new Promise((done) => setTimeout(done, 250));
    expect(committed).not.toHaveBeenCalled();
  });

  it('does not call back whoever has gone on to another page', async () => {
    committed.mockClear();
    render(<Box />);
    fireEvent.change(screen.getByLabelText('box'), { target: { value: 'abc' } });
    window.history.pushState(null, '', '/elsewhere');
    await new Promise((done) => setTimeout(done, 250));
    expect(committed).not.toHaveBeenCalled();
    window.history.back();
  });
});
