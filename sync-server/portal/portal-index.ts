/** The records of a state by what they belong to, the newest first: made once for each state. */

import { groupOfBallot } from '../../shared/client/group-of-act.ts';
import type { Ballot, Meeting, Output, State, Twg, Update } from '../../shared/rules/index.ts';

export interface PortalIndex {
  readonly groups: readonly Twg[];
  readonly ballots: readonly Ballot[];
  readonly updates: readonly Update[];
  /** In the order of time. */
  readonly meetings: readonly Meeting[];
  readonly ballotsOf: ReadonlyMap<string, readonly Ballot[]>;
  /** By what they are about: an output, a group, a topic. */
  readonly ballotsAbout: ReadonlyMap<string, readonly Ballot[]>;
  readonly updatesOf: ReadonlyMap<string, readonly Update[]>;
  readonly meetingsOf: ReadonlyMap<string, readonly Meeting[]>;
  readonly outputsOf: ReadonlyMap<string, readonly Output[]>;
}

function grouped<R>(records: readonly R[], by: (record: R) => string | null): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const record of records) {
    const key = by(record);
    if (key === null) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [record]);
    else known.push(record);
  }
  return groups;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : 1;

export function indexOf(state: State): PortalIndex {
  const ballots = [...state.ballot.values()].sort((a, b) => b.openedAt - a.openedAt || byId(a, b));
  const updates = [...state.update.values()].sort((a, b) => b.at - a.at || byId(a, b));
  const meetings = [...state.meeting.values()].sort((a, b) => a.at - b.at || byId(a, b));
  const outputs = [...state.output.values()].sort(byId);
  return {
    groups: [...state.twg.values()].sort(
      (a, b) => a.name.localeCompare(b.name, 'en') || byId(a, b),
    ),
    ballots,
    updates,
    meetings,
    ballotsOf: grouped(ballots, ({ id }) => groupOfBallot(state, id) ?? null),
    ballotsAbout: grouped(ballots, ({ subject }) => subject),
    updatesOf: grouped(updates, ({ twg }) => twg),
    meetingsOf: grouped(meetings, ({ twg }) => twg),
    outputsOf: grouped(outputs, ({ twg }) => twg),
  };
}
