/** What comes next in the groups and bodies of a person, whoever has to act. */

import {
  closingInstant,
  DAY,
  type Ballot,
  type Instant,
  type State,
  type Twg,
} from '../../../shared/rules/index.ts';
import { groupOf } from '../../../shared/commands/duty-group.ts';
import { ballotTitle } from '../../../shared/wording/names.ts';

export interface Upcoming {
  readonly at: Instant;
  /** What happens then. */
  readonly what: string;
  /** A route of the app. */
  readonly to: string;
}

/** Groups that the person takes part in, or has something to do with. */
export function groupsOf(state: State, person: string): readonly Twg[] {
  return [...state.twg.values()].filter(
    ({ id, roster, creator, facilitators }) =>
      roster.some((seat) => seat.person === person) ||
      creator === person ||
      facilitators.includes(person) ||
      state.interest.get(`${id}/${person}`)?.withdrawnAt === null,
  );
}

function ofGroup(state: State, twg: Twg): Upcoming[] {
  const to = `#/groups/${twg.id}`;
  if (twg.stage === 'circulating' && twg.circulation !== null) {
    const what = `The circulation of ${twg.name} ends`;
    return [{ at: twg.circulation.endsAt, what, to: `${to}/proposal` }];
  }
  if (twg.stage !== 'formed') return [];
  const list: Upcoming[] = [];
  if (twg.updates !== null) {
    const at = twg.updates.since + twg.updates.days * DAY;
    list.push({ at, what: `The next update of ${twg.name} is due`, to });
  }
  if (twg.formedAt !== null && twg.charter.durationDays !== null) {
    const at = twg.formedAt + twg.charter.durationDays * DAY;
    list.push({ at, what: `The charter of ${twg.name} ends`, to });
  }
  for (const meeting of state.meeting.values()) {
    if (meeting.twg !== twg.id || meeting.cancelled !== null) continue;
    const what = `Meeting of ${twg.name}: ${meeting.title}`;
    list.push({ at: meeting.at, what, to: `#/meetings/${meeting.id}` });
  }
  return [...list, ...ofOutputs(state, twg)];
}

function ofOutputs(state: State, twg: Twg): Upcoming[] {
  const to = `#/groups/${twg.id}`;
  return twg.outputs.flatMap((id) => {
    const output = state.output.get(id);
    const lastCall = state.dip.get(id)?.lastCall ?? null;
    const list: Upcoming[] = [];
    if (output?.stage === 'tsc-review' && output.reviewEndsAt !== null) {
      list.push({ at: output.reviewEndsAt, what: `The TSC’s review of ${output.title} ends`, to });
    }
    if (output !== undefined && lastCall !== null && state.dip.get(id)?.status === 'last-call') {
      list.push({ at: lastCall.endsAt, what: `The last call of ${output.title} ends`, to });
    }
    return list;
  });
}

/** A proposal circulates so that whoever is not in it yet can take part. */
function ofOthers(state: State, mine: ReadonlySet<string>): Upcoming[] {
  return [...state.twg.values()].flatMap(({ id, name, stage, circulation }) =>
    stage === 'circulating' && circulation !== null && !mine.has(id)
      ? [
          {
            at: circulation.endsAt,
            what: `${name} looks for members: its circulation ends`,
            to: `#/groups/${id}`,
          },
        ]
      : [],
  );
}

const concerns = (state: State, person: string, mine: ReadonlySet<string>, ballot: Ballot) => {
  const twg = groupOf({ subject: { kind: 'ballot', id: ballot.id } }, state);
  return ballot.roll.includes(person) || (twg !== null && mine.has(twg));
};

/** The next instants that matter to a person, the nearest first. */
export function upcomingFor(state: State, person: string, now: Instant): readonly Upcoming[] {
  const groups = groupsOf(state, person);
  const mine = new Set(groups.map(({ id }) => id));
  const ballots = state.openBallots
    .map((id) => state.ballot.get(id))
    .filter((ballot): ballot is Ballot => ballot !== undefined)
    .filter((ballot) => concerns(state, person, mine, ballot))
    .map((ballot) => ({
      at: closingInstant(ballot),
      what: `Ballot closes. ${ballotTitle(state, ballot.id)}`,
      to: `#/ballots/${ballot.id}`,
    }));
  return [...ballots, ...groups.flatMap((twg) => ofGroup(state, twg)), ...ofOthers(state, mine)]
    .filter(({ at }) => at > now)
    .sort((a, b) => a.at - b.at);
}
