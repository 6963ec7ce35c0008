import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRereads, type Rereads } from './rereads';

const read = vi.fn<() => Promise<boolean>>();
let rereads: Rereads;

function hide(isHidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  read.mockReset().mockResolvedValue(true);
  rereads = createRereads(read);
});

afterEach(() => {
  rereads.stop();
  vi.useRealTimers();
});

describe('reading anew', () => {
  it('happens soon, once for many requests', async () => {
    for (let count = 0; count < 50; count += 1) rereads.ask();
    expect(read).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(read).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(read).toHaveBeenCalledOnce();
  });

  it('happens once a second at most, and also for the last request', async () => {
    const asking = setInterval(() => rereads.ask(), 50);
    await vi.advanceTimersByTimeAsync(10_000);
    clearInterval(asking);
    expect(read.mock.calls.length).toBeGreaterThanOrEqual(9);
    expect(read.mock.calls.length).toBeLessThanOrEqual(10);
    const before = read.mock.calls.length;
    rereads.ask();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(read).toHaveBeenCalledTimes(before + 1);
  });

  it('waits for the one that is under way, and is rarer when it takes long', async () => {
    read.mockImplementation(() => new Promise((done) => setTimeout(() => done(true), 4_000)));
    const asking = setInterval(() => rereads.ask(), 100);
    await vi.advanceTimersByTimeAsync(16_500);
    clearInterval(asking);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('never happens in a hidden tab, and once when it is shown again', async () => {
    rereads.ask();
    hide(true);
    rereads.ask();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(read).not.toHaveBeenCalled();
    hide(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(read).toHaveBeenCalledOnce();
    hide(true);
    hide(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(read).toHaveBeenCalledOnce();
  });

  it('is tried again after a while when it failed', async () => {
    read.mockResolvedValueOnce(false).mockRejectedValueOnce(new Error('offline'));
    rereads.ask();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(read).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('stops with its screen', async () => {
    rereads.ask();
    rereads.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(read).not.toHaveBeenCalled();
  });
});
