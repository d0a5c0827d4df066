// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { BallotHistory } from '../../../renderer/features/groups/waiting/ballot-history.tsx';
import {
  actsOfBallot,
  isBeforeBallot,
} from '../../../renderer/features/groups/waiting/subject-history.ts';
import type { Host, HistoryItem } from '../../../shared/client/host-messages.ts';
import { known } from '../../../shared/rules/index.ts';
import { groups } from '../../rules/cases/worlds.ts';
import { association, play } from '../../rules/moves.ts';
import { drawn } from '../a-screen.ts';

const item = (seq: number, more: Partial<HistoryItem>): HistoryItem => ({
  seq,
  at: 0,
  id: `a${seq}`,
  type: 't',
  data: {},
  by: 'tess',
  device: 'd',
  actHash: 'h',
  head: 'h',
  ...more,
});

const BALLOT = 'rulebook-1';

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
});

it('a ballot on the rulebook, which is of no group, shows its history, read back to its opening', async () => {
  const world = play(groups.formed(), association.rulebook({ updateDays: 7 })).vote(
    'tim',
    BALLOT,
    'yes',
  );
  const ballot = known(world.state, 'ballot', BALLOT);
  const pages: Readonly<Record<number, readonly HistoryItem[]>> = {
    10: [
      item(9, {
        at: world.at,
        type: 'ballot.cast',
        by: 'tim',
        data: { ballot: BALLOT, choice: 'yes' },
      }),
      item(8, { at: world.at, type: 'interest.express', data: { twg: 'ops' } }),
    ],
    8: [
      item(7, {
        at: ballot.openedAt,
        type: 'rulebook.propose',
        data: { ballot: BALLOT, change: { updateDays: 7 } },
      }),
      item(6, { at: ballot.openedAt - 1, type: 'ballot.cast', data: { ballot: 'formation-1' } }),
    ],
  };
  const asked: (number | null)[] = [];
  const answer = (before: number | null): unknown => {
    asked.push(before);
    return { ok: true, value: { items: pages[before ?? 10] ?? [], more: 'yes' } };
  };
  const host = {
    request: (request: { readonly before: number | null }) =>
      Promise.resolve(answer(request.before)),
    onEvent: () => () => undefined,
  } as unknown as Host;
  const { page, leave } = drawn(world, 'alice', createElement(BallotHistory, { ballot }), host);
  await act(async () => {
    await vi.waitFor(() => expect(asked).toEqual([null, 8]));
  });
  const rows = [...page.querySelectorAll('ol > li')].map(({ textContent }) => textContent ?? '');
  expect(rows.map((row) => /entry \d+/u.exec(row)?.[0])).toEqual(['entry 9', 'entry 7']);
  expect(rows[0]).toContain('Person tim');
  leave();
});

it('the acts of a ballot are each shown once, the newest first, and none before it is looked for', () => {
  const cast = item(4, { data: { ballot: 'b' } });
  const later = item(6, { data: { ballot: 'b' } });
  const loaded = [
    cast,
    item(3, { data: { ballot: 'another' } }),
    item(2, { data: { ballot: 'b' } }),
  ];
  expect(actsOfBallot(loaded, [cast, later], 'b').map(({ seq }) => seq)).toEqual([6, 4, 2]);
  expect(isBeforeBallot(item(1, { at: 99 }), 100)).toBe(true);
  expect(isBeforeBallot(item(1, { at: 100 }), 100)).toBe(false);
});
