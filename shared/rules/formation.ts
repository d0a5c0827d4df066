/** DIP-7, "Formation of a Technical Working Group": from a proposal to the TSC's vote. */

import { defineAct, form, type Case, type Guard } from './act-definition.ts';
import { completeCharter, materialChanges } from './charter-check.ts';
import {
  anyText,
  channels,
  charter,
  id,
  integer,
  line,
  persons,
  role,
  roster,
  text,
} from './fields.ts';
import { facilitatorsOn, interestKey, interestOf, organizationsOf, sortedRoster } from './group.ts';
import { DAY, writeInstant } from './instant.ts';
import { openBallot, tscOpening } from './open-ballot.ts';
import { proposalText } from './proposal-text.ts';
import { refuse, type Refusal } from './refusal.ts';
import { founded, type Circulation, type Seat, type Twg } from './state.ts';
import { groupAt } from './stage.ts';
import {
  anyPerson,
  creatorFacilitatorOrSecretariat,
  creatorOrFacilitator,
  facilitator,
  namedGroup,
} from './who.ts';

type OfGroup = { readonly twg: string };
const namesGroup = (data: OfGroup) => [{ kind: 'twg', id: data.twg }] as const;

/** DIP-7, Formation: "The initial facilitator (up to two individuals)". */
const oneOrTwo: Guard<{ readonly facilitators?: readonly string[] | undefined }> = ({ data }) => {
  const have = data.facilitators?.length;
  return have === undefined || (have >= 1 && have <= 2)
    ? null
    : refuse('facilitator-count', { have });
};

/** DIP-7, Formation: "The proposal must include, but is not limited to: …". */
const charterComplete: Guard<OfGroup> = (given) => completeCharter(namedGroup(given).charter);

/** DIP-7, Formation: "the facilitator will circulate it in public slack channels". */
const inTheRulebooksChannels: Guard<{ readonly channels: readonly { kind: string }[] }> = ({
  state,
  data,
}) => {
  const named = new Set(data.channels.map((channel) => channel.kind));
  const kinds = founded(state).rulebook.circulationChannels.filter((kind) => !named.has(kind));
  return kinds.length === 0 ? null : refuse('no-channel', { kinds });
};

/** DIP-7, Formation: "must circulate the proposal over 1-2 weeks". */
const circulationLength: Guard<{ readonly days: number }> = ({ state, data }) => {
  const { min, max } = founded(state).rulebook.circulationDays;
  return data.days >= min && data.days <= max ? null : refuse('circulation-length', { min, max });
};

const circulationOf = (given: Case<OfGroup>): Circulation => {
  const { circulation } = namedGroup(given);
  if (circulation === null) throw new Error('a group that circulates has a window');
  return circulation;
};

/** At the very instant the window ends, it has ended. */
const circulationNotOver: Guard<OfGroup> = (given) => {
  const { endsAt } = circulationOf(given);
  return given.at < endsAt ? null : refuse('circulation-over', { endedAt: writeInstant(endsAt) });
};

/** Longer than now, within the maximum that stood when the window began. */
const longerCirculation: Guard<OfGroup & { readonly days: number }> = (given) => {
  const { days, max } = circulationOf(given);
  return given.data.days > days && given.data.days <= max
    ? null
    : refuse('circulation-length', { min: days + 1, max });
};

/** DIP-7, Formation: circulated "for sufficient interest to gather", for as long as was announced. */
const circulationOver: Guard<OfGroup> = (given) => {
  const { endsAt } = circulationOf(given);
  return given.at >= endsAt
    ? null
    : refuse('circulation-running', { endsAt: writeInstant(endsAt) });
};

/** The first two roles go to exactly the proposal's facilitators. */
function rightFacilitators(twg: Twg, seats: readonly Seat[]): Refusal | null {
  const on = facilitatorsOn(seats);
  const same = on.join() === [...twg.facilitators].sort().join();
  return same ? null : refuse('facilitator-count', { have: on.length });
}

/** DIP-7, Formation: "After gathering interest, the facilitator must choose members". */
function allInterested(given: Case<OfGroup>, seats: readonly Seat[]): Refusal | null {
  const twg = namedGroup(given);
  const persons = seats
    .map((seat) => seat.person)
    .filter((person) => person !== twg.creator && !interestOf(given.state, twg.id, person))
    .sort();
  return persons.length === 0 ? null : refuse('no-interest', { persons });
}

/** DIP-7, Formation: "representation from a minimum of 3 Association members". */
const enoughOrganizations: Guard<OfGroup> = (given) => {
  const needed = founded(given.state).rulebook.minOrganizations;
  const have = organizationsOf(given.state, namedGroup(given)).length;
  return have >= needed ? null : refuse('too-few-organizations', { needed, have });
};

/** A window of that many days from now, under the rulebook of now. */
function windowFrom(
  given: Case<unknown>,
  days: number,
  named: Circulation['channels'],
): Circulation {
  const { at, state } = given;
  const { min, max } = founded(state).rulebook.circulationDays;
  const length = Math.min(Math.max(days, min), max);
  return { startedAt: at, endsAt: at + length * DAY, days: length, max, channels: named };
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join() === [...b].sort().join();

/** DIP-7, Formation: "can be made by any Association member". */
const create = defineAct({
  type: 'proposal.create',
  data: form({ twg: id, name: line, charter, facilitators: persons }),
  persons: (data) => data.facilitators,
  makes: namesGroup,
  who: anyPerson,
  guards: [oneOrTwo],
  effect: (draft, { data, by }) =>
    draft.put('twg', data.twg, {
      id: data.twg,
      name: data.name,
      stage: 'draft',
      creator: by.person,
      facilitators: data.facilitators,
      charter: data.charter,
      circulation: null,
      roster: [],
      presented: null,
      formedAt: null,
      nomination: null,
      revision: null,
      updates: null,
      outputs: [],
    }),
});

/** What *Publish* signs. A material change while it circulates starts the window again. */
const revise = defineAct({
  type: 'proposal.revise',
  data: form({
    twg: id,
    name: line.optional(),
    charter: charter.optional(),
    facilitators: persons.optional(),
  }),
  persons: (data) => data.facilitators ?? [],
  refersTo: namesGroup,
  who: creatorOrFacilitator(namedGroup),
  stage: groupAt(namedGroup, 'draft', 'circulating', 'declined'),
  guards: [oneOrTwo],
  effect: (draft, given) => {
    const { data } = given;
    const twg = namedGroup(given);
    const facilitators = data.facilitators ?? twg.facilitators;
    const next = {
      ...twg,
      name: data.name ?? twg.name,
      charter: data.charter ?? twg.charter,
      facilitators,
      roster: sameSet(facilitators, twg.facilitators) ? twg.roster : [],
    };
    if (twg.stage === 'circulating' && materialChanges(twg.charter, next.charter).length > 0) {
      const { days, channels: named } = circulationOf(given);
      draft.put('twg', twg.id, { ...next, circulation: windowFrom(given, days, named) });
    } else {
      draft.put('twg', twg.id, { ...next, stage: twg.stage === 'declined' ? 'draft' : twg.stage });
    }
  },
});

const circulate = defineAct({
  type: 'proposal.circulate',
  data: form({ twg: id, channels, days: integer }),
  refersTo: namesGroup,
  who: facilitator(namedGroup),
  stage: groupAt(namedGroup, 'draft'),
  guards: [charterComplete, inTheRulebooksChannels, circulationLength],
  effect: (draft, given) =>
    draft.change('twg', given.data.twg, {
      stage: 'circulating',
      circulation: windowFrom(given, given.data.days, given.data.channels),
    }),
});

const extendCirculation = defineAct({
  type: 'proposal.extend-circulation',
  data: form({ twg: id, days: integer }),
  refersTo: namesGroup,
  who: facilitator(namedGroup),
  stage: groupAt(namedGroup, 'circulating'),
  guards: [circulationNotOver, longerCirculation],
  effect: (draft, given) => {
    const window = circulationOf(given);
    const { days } = given.data;
    const endsAt = window.startedAt + days * DAY;
    draft.change('twg', given.data.twg, { circulation: { ...window, days, endsAt } });
  },
});

const OPEN_TO_INTEREST = ['draft', 'circulating', 'voting', 'formed'] as const;

const expressInterest = defineAct({
  type: 'interest.express',
  data: form({ twg: id, role: role.optional(), note: anyText.optional() }),
  refersTo: namesGroup,
  who: anyPerson,
  stage: groupAt(namedGroup, ...OPEN_TO_INTEREST),
  guards: [],
  effect: (draft, { data, by, at }) =>
    draft.put('interest', interestKey(data.twg, by.person), {
      twg: data.twg,
      person: by.person,
      role: data.role ?? null,
      note: data.note ?? null,
      where: null,
      recordedBy: null,
      at,
      withdrawnAt: null,
    }),
});

const hasInterest: Guard<OfGroup> = ({ state, data, by }) =>
  interestOf(state, data.twg, by.person) ? null : refuse('no-interest', { persons: [by.person] });

const withdrawInterest = defineAct({
  type: 'interest.withdraw',
  data: form({ twg: id }),
  refersTo: namesGroup,
  who: anyPerson,
  stage: groupAt(namedGroup, ...OPEN_TO_INTEREST),
  guards: [hasInterest],
  effect: (draft, { data, by, at }) =>
    draft.change('interest', interestKey(data.twg, by.person), { withdrawnAt: at }),
});

/** Interest shown elsewhere. It does not take the place of what the person said here. */
const recordInterest = defineAct({
  type: 'interest.record',
  data: form({ twg: id, person: id, where: text }),
  persons: (data) => [data.person],
  refersTo: namesGroup,
  who: facilitator(namedGroup),
  stage: groupAt(namedGroup, ...OPEN_TO_INTEREST),
  guards: [],
  effect: (draft, { state, data, by, at }) => {
    if (interestOf(state, data.twg, data.person)) return;
    draft.put('interest', interestKey(data.twg, data.person), {
      twg: data.twg,
      person: data.person,
      role: null,
      note: null,
      where: data.where,
      recordedBy: by.person,
      at,
      withdrawnAt: null,
    });
  },
});

/** DIP-7, Formation: "choose members …, add them to the proposal, and identify their roles". */
const chooseMembers = defineAct({
  type: 'members.choose',
  data: form({ twg: id, roster }),
  persons: (data) => data.roster.map((seat) => seat.person),
  refersTo: namesGroup,
  who: facilitator(namedGroup),
  stage: groupAt(namedGroup, 'circulating'),
  guards: [
    (given) => rightFacilitators(namedGroup(given), given.data.roster),
    (given) => allInterested(given, given.data.roster),
  ],
  effect: (draft, { data }) => draft.change('twg', data.twg, { roster: sortedRoster(data.roster) }),
});

/** DIP-7, Formation: "must lead it through the voting process by the Technical Steering Committee". */
const present = defineAct({
  type: 'proposal.present',
  data: form({ twg: id, ballot: id, days: integer.optional() }),
  refersTo: namesGroup,
  makes: (data) => [{ kind: 'ballot', id: data.ballot }],
  who: facilitator(namedGroup),
  stage: groupAt(namedGroup, 'circulating'),
  guards: [
    circulationOver,
    charterComplete,
    (given) => rightFacilitators(namedGroup(given), namedGroup(given).roster),
    (given) => allInterested(given, namedGroup(given).roster),
    enoughOrganizations,
  ],
  opens: tscOpening,
  effect: (draft, given) => {
    const { state, data, at, context } = given;
    const twg = namedGroup(given);
    const text = proposalText(state, twg, twg.charter, context.crypto);
    draft.keepText(text);
    draft.put('twg', twg.id, {
      ...twg,
      stage: 'voting',
      presented: { at, minOrganizations: founded(state).rulebook.minOrganizations },
    });
    openBallot(draft, given, {
      id: data.ballot,
      kind: 'formation',
      subject: twg.id,
      textSha256: text.sha256,
      opening: tscOpening(given),
      charter: twg.charter,
    });
  },
});

/** While the TSC votes, the ballot is withdrawn first. */
const noFormationBallot: Guard<OfGroup> = ({ state, data }) => {
  const ballots = state.openBallots.filter((ballot) => {
    const record = state.ballot.get(ballot);
    return record?.kind === 'formation' && record.subject === data.twg;
  });
  return ballots.length === 0 ? null : refuse('ballot-open', { ballots });
};

const withdraw = defineAct({
  type: 'proposal.withdraw',
  data: form({ twg: id, reason: text }),
  refersTo: namesGroup,
  who: creatorFacilitatorOrSecretariat(namedGroup),
  stage: (given) =>
    noFormationBallot(given) ?? groupAt(namedGroup, 'draft', 'circulating', 'declined')(given),
  guards: [],
  effect: (draft, { data }) => draft.change('twg', data.twg, { stage: 'withdrawn' }),
});

export const FORMATION_ACTS = [
  create,
  revise,
  circulate,
  extendCirculation,
  expressInterest,
  withdrawInterest,
  recordInterest,
  chooseMembers,
  present,
  withdraw,
];
