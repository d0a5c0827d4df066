import { expect, test } from 'vitest';
import { BackgroundTask } from '../../shared/client/background-task.ts';

const PORTS = { after: () => () => {}, randomBytes: (count: number) => new Uint8Array(count) };

test('what is wanted while a run comes to its end is done, at whichever moment of it', async () => {
  for (let turns = 0; turns < 40; turns += 1) {
    let begun = 0;
    const task = new BackgroundTask(PORTS, () => {
      begun += 1;
      return Promise.resolve();
    });
    task.wake();
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    const before = begun;
    task.wake();
    await new Promise((resolve) => setImmediate(resolve));
    expect([turns, begun]).toEqual([turns, before + 1]);
    await task.close();
  }
});
