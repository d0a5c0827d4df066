import { expect, test } from 'vitest';
import { Settlement } from '../../sync-server/documents/settlement.ts';

const update = (number: number): Uint8Array => Uint8Array.of(number);

test('what came with a gap is not settled until its sender has answered', () => {
  const settlement = new Settlement();
  for (let place = 1; place <= 4; place++) expect(settlement.next()).toBe(place);
  expect(settlement.settle(1)).toBe(1);
  expect(settlement.gap(2, update(2), 'update')).toEqual({ type: 'ask' });
  expect(settlement.gap(3, update(3), 'update')).toEqual({ type: 'wait' });
  expect(settlement.settle(3)).toBe(null);
  expect(settlement.settled).toBe(1);
  settlement.filled(4);
  expect(settlement.settle(4)).toBe(4);
});

test('an answer from before the gap does not fill it', () => {
  const settlement = new Settlement();
  expect(settlement.gap(2, update(2), 'update')).toEqual({ type: 'ask' });
  settlement.filled(1);
  expect(settlement.settle(2)).toBe(1);
});

test('the same update with a gap again refuses all that waited, and then they are settled', () => {
  const settlement = new Settlement();
  settlement.gap(1, update(1), 'update');
  settlement.gap(2, update(2), 'update');
  const answer = settlement.gap(3, update(1), 'update');
  expect(answer.type === 'refuse' ? answer.updates.length : 0).toBe(2);
  expect(settlement.settle(3)).toBe(3);
});
