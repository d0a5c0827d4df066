import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FrameQueue, type NextFrame } from '../../renderer/collab/frames.ts';
import { TypingFirst } from '../../renderer/collab/typing-first.ts';

const FRAME = 16;
const frame: NextFrame = (run) => {
  const timer = setTimeout(run, FRAME);
  return () => clearTimeout(timer);
};
const update = (byte: number): Uint8Array => Uint8Array.of(byte);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function made(): { typing: TypingFirst; queue: FrameQueue; taken: number[][] } {
  const taken: number[][] = [];
  const typing = new TypingFirst(frame);
  const queue = new FrameQueue(typing.next, (updates) => {
    taken.push(updates.map(([byte]) => byte ?? -1));
  });
  return { typing, queue, taken };
}

describe('what others write', () => {
  it('comes with the next frame where nobody types here', () => {
    const { queue, taken } = made();
    queue.push(update(1));
    queue.push(update(2));
    expect(taken).toEqual([]);
    vi.advanceTimersByTime(FRAME);
    expect(taken).toEqual([[1, 2]]);
  });

  it('waits for a key where somebody does, and for the picture of that key', () => {
    const { typing, queue, taken } = made();
    typing.typed();
    queue.push(update(1));
    vi.advanceTimersByTime(60);
    queue.push(update(2));
    typing.typed();
    vi.advanceTimersByTime(2 * FRAME - 1);
    expect(taken).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(taken).toEqual([[1, 2]]);
  });

  it('does not wait longer, however quick the keys come', () => {
    const { typing, queue, taken } = made();
    typing.typed();
    queue.push(update(1));
    for (let key = 0; key < 4; key += 1) {
      typing.typed();
      vi.advanceTimersByTime(FRAME / 2);
    }
    expect(taken).toEqual([[1]]);
  });

  it('waits 100 ms where no key comes, and after half a second of none only for the frame', () => {
    const { typing, queue, taken } = made();
    typing.typed();
    queue.push(update(1));
    vi.advanceTimersByTime(99);
    expect(taken).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(taken).toEqual([[1]]);
    vi.advanceTimersByTime(400);
    queue.push(update(2));
    vi.advanceTimersByTime(FRAME);
    expect(taken).toEqual([[1], [2]]);
  });

  it('is taken in after a key wherever it waits', () => {
    const { typing, queue, taken } = made();
    const other: number[][] = [];
    const beside = new FrameQueue(typing.next, (updates) => other.push([updates.length]));
    typing.typed();
    queue.push(update(1));
    beside.push(update(2));
    typing.typed();
    vi.advanceTimersByTime(2 * FRAME);
    expect([taken, other]).toEqual([[[1]], [[1]]]);
  });

  it('does not wait where all of it is asked for', () => {
    const { typing, queue, taken } = made();
    typing.typed();
    queue.push(update(1));
    typing.typed();
    queue.flush();
    expect(taken).toEqual([[1]]);
    queue.push(update(2));
    vi.advanceTimersByTime(1000);
    expect(taken).toEqual([[1], [2]]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
