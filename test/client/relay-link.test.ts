import { expect, test } from 'vitest';
import { HostError } from '../../shared/client/host-error.ts';
import { RelayLink, type LinkSide } from '../../shared/client/relay-link.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const GONE = new HostError('relay-unreachable', 'gone');

test('who begins anew while an attempt is made has another at once, where that one fails', async () => {
  const attempts: ((error: Error) => void)[] = [];
  const waits: number[] = [];
  let timeIsUp = (): void => {};
  const side = {
    ports: {
      randomBytes: (count: number) => new Uint8Array(count),
      after: (milliseconds: number, call: () => void) => {
        waits.push(milliseconds);
        timeIsUp = call;
        return () => {};
      },
    },
    address: () => new Promise<string>((_resolve, reject) => attempts.push(reject)),
    report: () => {},
  };
  const link = new RelayLink(side as unknown as LinkSide);
  link.start();
  await turn();
  // Perhaps to another address than the one of the attempt.
  link.reconnect();
  attempts[0]?.(GONE);
  await turn();
  expect(waits).toEqual([0]);
  timeIsUp();
  await turn();
  expect(attempts).toHaveLength(2);
  // It was asked for once.
  attempts[1]?.(GONE);
  await turn();
  expect(waits).toHaveLength(2);
  expect(waits[1]).toBeGreaterThan(0);
  await link.close();
});
