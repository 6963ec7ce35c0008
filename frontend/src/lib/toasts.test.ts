import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dismiss, pause, resume, toast, toasts, undoNewest } from './toasts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  for (const { id } of toasts.get()) dismiss(id);
  vi.useRealTimers();
});

const texts = () => toasts.get().map((shown) => shown.text);

test('a toast goes by itself, unless somebody points at it', () => {
  toast({ text: 'one' });
  toast({ text: 'two' });
  const [one] = toasts.get();
  pause(one?.id ?? 0);
  vi.advanceTimersByTime(11_000);
  expect(texts()).toEqual(['one']);
  resume(one?.id ?? 0);
  vi.advanceTimersByTime(11_000);
  expect(texts()).toEqual([]);
});

test('the newest that can be undone is undone, once', async () => {
  const undo = vi.fn();
  toast({ text: 'deleted', undo });
  toast({ text: 'copied' });
  await undoNewest();
  expect(undo).toHaveBeenCalledOnce();
  expect(texts()).toEqual(['copied']);
  await undoNewest();
  expect(undo).toHaveBeenCalledOnce();
});
