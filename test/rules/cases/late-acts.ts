/** Ballots: at its closing instant a ballot has ended, also while the close is still to be written. */

import type { Case } from './case.ts';
import { atClosing, day, groups, once, written } from './worlds.ts';

const due = once(() => atClosing(groups.voting()));
const justBefore = once(() => groups.voting().clock(day(14) - 1));
const closed = { code: 'ballot-closed', closedAt: written(14) } as const;
const textOf = (): string => groups.voting().state.ballot.get('formation-1')?.textSha256 ?? '';

const ACTS = [
  { by: 'tess', act: 'ballot.cast', data: { choice: 'yes', textSha256: textOf() } },
  { by: 'tess', act: 'ballot.recuse', data: { reason: 'I am the author.' } },
  { by: 'alice', act: 'ballot.withdraw', data: { reason: 'A typo.' } },
] as const;

export const LATE_CASES: readonly Case[] = ACTS.flatMap(({ by, act, data }): Case[] => [
  {
    clause: 'at the very instant a deadline ends, it has ended',
    world: due,
    by,
    act,
    data: { ballot: 'formation-1', ...data },
    expect: closed,
  },
  {
    clause: 'a millisecond before the closing instant is in time',
    world: justBefore,
    by,
    act,
    data: { ballot: 'formation-1', ...data },
    expect: () => {},
  },
]);
