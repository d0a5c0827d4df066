/** People in a formed group: joining, roles, leaving, and who facilitates. */

import { defineAct, form, type Guard } from './act-definition.ts';
import { id, role, text } from './fields.ts';
import {
  facilitatorsOf,
  interestOf,
  isFacilitator,
  isGroupMember,
  membersOf,
  seatOf,
} from './group.ts';
import { changeRoster } from './group-membership.ts';
import { refuse } from './refusal.ts';
import { groupAt } from './stage.ts';
import type { Seat, Twg } from './state.ts';
import { facilitator, namedGroup, secretariat } from './who.ts';

type OfGroup = { readonly twg: string };
type OfPerson = OfGroup & { readonly person: string };
const namesGroup = (data: OfGroup) => [{ kind: 'twg', id: data.twg }] as const;
const namesPerson = (data: OfPerson) => [data.person];
const inFormedGroup = groupAt(namedGroup, 'formed');

/** The roster with one person's seat changed, or given. */
const withSeat = (twg: Twg, seat: Seat): Seat[] => [
  ...twg.roster.filter((other) => other.person !== seat.person),
  seat,
];

const withoutSeat = (twg: Twg, person: string): Seat[] =>
  twg.roster.filter((seat) => seat.person !== person);

const notInGroup: Guard<OfPerson> = (given) =>
  seatOf(namedGroup(given), given.data.person) === undefined
    ? null
    : refuse('already-member', { person: given.data.person });

const inGroup: Guard<OfPerson> = (given) =>
  seatOf(namedGroup(given), given.data.person) === undefined
    ? refuse('not-a-twg-member', { person: given.data.person })
    : null;

/** The roles of facilitators are handed over, not given. */
const givesNoFacilitation: Guard<OfPerson & { readonly role: Seat['role'] }> = ({ data }) =>
  data.role === 'facilitator' || data.role === 'co-facilitator'
    ? refuse('hand-over-needed', { person: data.person })
    : null;

/** The roles of facilitators are handed over, not taken. */
const takesNoFacilitation: Guard<OfPerson> = (given) =>
  isFacilitator(namedGroup(given), given.data.person)
    ? refuse('hand-over-needed', { person: given.data.person })
    : null;

const interested: Guard<OfPerson> = ({ state, data }) =>
  interestOf(state, data.twg, data.person)
    ? null
    : refuse('no-interest', { persons: [data.person] });

/** DIP-7, Formation: "responsible for recruiting other members to the TWG as needed". */
const add = defineAct({
  type: 'member.add',
  data: form({ twg: id, person: id, role }),
  persons: namesPerson,
  refersTo: namesGroup,
  who: facilitator(namedGroup),
  stage: inFormedGroup,
  guards: [notInGroup, givesNoFacilitation, interested],
  effect: (draft, given) => {
    const seat = { person: given.data.person, role: given.data.role };
    changeRoster(draft, given.data.twg, withSeat(namedGroup(given), seat));
  },
});

const changeRole = defineAct({
  type: 'member.role',
  data: form({ twg: id, person: id, role }),
  persons: namesPerson,
  refersTo: namesGroup,
  who: facilitator(namedGroup),
  stage: inFormedGroup,
  guards: [inGroup, givesNoFacilitation, takesNoFacilitation],
  effect: (draft, given) => {
    const seat = { person: given.data.person, role: given.data.role };
    changeRoster(draft, given.data.twg, withSeat(namedGroup(given), seat));
  },
});

const remove = defineAct({
  type: 'member.remove',
  data: form({ twg: id, person: id, reason: text }),
  persons: namesPerson,
  refersTo: namesGroup,
  who: facilitator(namedGroup),
  stage: inFormedGroup,
  guards: [inGroup, takesNoFacilitation],
  effect: (draft, given) =>
    changeRoster(draft, given.data.twg, withoutSeat(namedGroup(given), given.data.person)),
});

/** DIP-7, Formation: "must help find a replacement facilitator if they must cease work". */
const notTheLastFacilitator: Guard<OfGroup> = (given) => {
  const facilitators = facilitatorsOf(namedGroup(given));
  return facilitators.length === 1 && facilitators[0] === given.by.person
    ? refuse('successor-needed', {})
    : null;
};

const leave = defineAct({
  type: 'member.leave',
  data: form({ twg: id }),
  refersTo: namesGroup,
  who: {
    needs: 'member',
    may: (given) => seatOf(namedGroup(given), given.by.person) !== undefined,
    otherwise: ({ by }) => refuse('not-a-twg-member', { person: by.person }),
  },
  stage: inFormedGroup,
  guards: [notTheLastFacilitator],
  effect: (draft, given) =>
    changeRoster(draft, given.data.twg, withoutSeat(namedGroup(given), given.by.person)),
});

/**
 * DIP-7, Formation: "up to two individuals". Asked on accepting: one of two facilitators may invite
 * who is to follow them, before they leave.
 */
const roomForAnother: Guard<OfGroup> = (given) => {
  const have = facilitatorsOf(namedGroup(given)).length;
  return have < 2 ? null : refuse('facilitator-count', { have });
};

const isMemberOfGroup =
  <D extends OfGroup>(personOf: (data: D) => string): Guard<D> =>
  (given) => {
    const person = personOf(given.data);
    return isGroupMember(namedGroup(given), person) ? null : refuse('not-a-twg-member', { person });
  };

const invite = defineAct({
  type: 'facilitator.invite',
  data: form({ twg: id, person: id }),
  persons: namesPerson,
  refersTo: namesGroup,
  who: facilitator(namedGroup),
  stage: inFormedGroup,
  guards: [isMemberOfGroup((data) => data.person)],
  effect: (draft, { data, by }) =>
    draft.change('twg', data.twg, {
      nomination: { kind: 'invite', person: data.person, by: by.person },
    }),
});

const handOver = defineAct({
  type: 'facilitator.hand-over',
  data: form({ twg: id, to: id }),
  persons: (data) => [data.to],
  refersTo: namesGroup,
  who: facilitator(namedGroup),
  stage: inFormedGroup,
  guards: [isMemberOfGroup((data) => data.to)],
  effect: (draft, { data, by }) =>
    draft.change('twg', data.twg, {
      nomination: { kind: 'hand-over', person: data.to, by: by.person },
    }),
});

/** One handed over to takes a seat that is there; one invited needs another. */
const roomIfInvited: Guard<OfGroup> = (given) =>
  namedGroup(given).nomination?.kind === 'invite' ? roomForAnother(given) : null;

/** The seats after a nomination is accepted. */
function acceptedSeats(twg: Twg): Seat[] {
  const { nomination } = twg;
  if (nomination === null) throw new Error('nothing to accept');
  const { kind, person, by } = nomination;
  if (kind === 'invite') return withSeat(twg, { person, role: 'co-facilitator' });
  const handed = seatOf(twg, by)?.role ?? 'facilitator';
  const without = withSeat(twg, { person: by, role: 'contributor' });
  return withSeat({ ...twg, roster: without }, { person, role: handed });
}

const accept = defineAct({
  type: 'facilitator.accept',
  data: form({ twg: id }),
  refersTo: namesGroup,
  who: {
    needs: 'member',
    may: (given) => namedGroup(given).nomination?.person === given.by.person,
    otherwise: () => refuse('not-nominated', {}),
  },
  stage: inFormedGroup,
  guards: [roomIfInvited],
  effect: (draft, given) => {
    const seats = acceptedSeats(namedGroup(given));
    draft.change('twg', given.data.twg, { nomination: null });
    changeRoster(draft, given.data.twg, seats);
  },
});

const noneLeft: Guard<OfGroup> = (given) => {
  const persons = facilitatorsOf(namedGroup(given));
  return persons.length === 0 ? null : refuse('facilitator-present', { persons });
};

/** A member, or where none is left anyone who has shown interest. */
const mayTakeOver: Guard<OfPerson> = (given) => {
  const twg = namedGroup(given);
  const { person } = given.data;
  const may =
    membersOf(twg).length > 0
      ? isGroupMember(twg, person)
      : interestOf(given.state, twg.id, person) !== undefined;
  return may ? null : refuse('not-a-twg-member', { person });
};

const appoint = defineAct({
  type: 'facilitator.appoint',
  data: form({ twg: id, person: id }),
  persons: namesPerson,
  refersTo: namesGroup,
  who: secretariat,
  stage: inFormedGroup,
  guards: [noneLeft, mayTakeOver],
  effect: (draft, given) => {
    const seat: Seat = { person: given.data.person, role: 'facilitator' };
    changeRoster(draft, given.data.twg, withSeat(namedGroup(given), seat));
  },
});

export const MEMBER_ACTS = [add, changeRole, remove, leave, invite, handOver, accept, appoint];
