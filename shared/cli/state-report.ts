import { organizationsOf } from '../rules/group.ts';
import {
  standingOf,
  updatesOverdue,
  writeInstant,
  type Ballot,
  type Instant,
  type State,
} from '../rules/index.ts';
import { sortedIds, type Table } from '../rules/table.ts';

function byId<R, V>(table: Table<R>, value: (record: R) => V): Record<string, V> {
  const entries: [string, V][] = [];
  for (const id of sortedIds(table)) {
    const record = table.get(id);
    if (record !== undefined) entries.push([id, value(record)]);
  }
  return Object.fromEntries(entries);
}

function ballotReport(ballot: Ballot) {
  const { roll, recused, yes, no, abstain } = standingOf(ballot);
  return {
    subject: { kind: ballot.kind, id: ballot.subject },
    body: ballot.body,
    status: ballot.status,
    outcome: ballot.outcome,
    roll,
    eligible: roll - recused,
    yes,
    no,
    abstain,
    recused,
    closedAt: ballot.closedAt === null ? null : writeInstant(ballot.closedAt),
  };
}

/** What a scenario has come to at an instant, as `twg replay` prints it. */
export function stateReport(state: State, now: Instant) {
  return {
    twgs: byId(state.twg, (twg) => ({
      stage: twg.stage,
      roster: twg.roster,
      organizations: organizationsOf(state, twg).length,
      updatesOverdue: updatesOverdue(twg, now),
    })),
    ballots: byId(state.ballot, ballotReport),
    outputs: byId(state.output, ({ kind, stage }) => ({ kind, stage })),
    dips: byId(state.dip, ({ status, number, manager }) => ({ status, number, manager })),
  };
}
