/** Seats and offices: the TSC, the secretariat, the lead maintainer, the maintainers. */

import { defineAct, form, type AnyAct, type Guard, type Who } from './act-definition.ts';
import { successorNeeded } from './association.ts';
import { releaseDips } from './departure.ts';
import type { Draft } from './draft.ts';
import { id } from './fields.ts';
import { refuse } from './refusal.ts';
import { founded, type State } from './state.ts';
import { leadMaintainer, secretariat } from './who.ts';

type OfPerson = { readonly person: string };
const personForm = form({ person: id });

/** One of the association's lists of seats. */
type Seats = 'tsc' | 'secretariat' | 'maintainers';

const seatsOf = (state: State, seats: Seats): readonly string[] => founded(state)[seats];

const notSeatedYet =
  (seats: Seats): Guard<OfPerson> =>
  ({ state, data }) =>
    seatsOf(state, seats).includes(data.person)
      ? refuse('already-seated', { person: data.person })
      : null;

const seated =
  (seats: Seats): Guard<OfPerson> =>
  ({ state, data }) =>
    seatsOf(state, seats).includes(data.person)
      ? null
      : refuse('not-seated', { person: data.person });

const setSeats = (draft: Draft, seats: Seats, persons: readonly string[]): void =>
  draft.changeAssociation({ [seats]: persons });

const seat = (type: string, seats: Seats, who: Who<unknown>): AnyAct =>
  defineAct({
    type,
    data: personForm,
    persons: (data) => [data.person],
    who,
    guards: [notSeatedYet(seats)],
    effect: (draft, { state, data }) =>
      setSeats(draft, seats, [...seatsOf(state, seats), data.person].sort()),
  });

const unseat = (
  type: string,
  seats: Seats,
  who: Who<unknown>,
  guards: readonly Guard<OfPerson>[] = [],
): AnyAct =>
  defineAct({
    type,
    data: personForm,
    persons: (data) => [data.person],
    who,
    guards: [seated(seats), ...guards],
    effect: (draft, { state, data }) => {
      setSeats(
        draft,
        seats,
        seatsOf(state, seats).filter((person) => person !== data.person),
      );
      releaseDips(draft);
    },
  });

const notLeadYet: Guard<OfPerson> = ({ state, data }) =>
  founded(state).leadMaintainer === data.person
    ? refuse('already-seated', { person: data.person })
    : null;

const appointLead = defineAct({
  type: 'lead-maintainer.appoint',
  data: personForm,
  persons: (data) => [data.person],
  who: secretariat,
  guards: [notLeadYet],
  effect: (draft, { data }) => {
    draft.changeAssociation({ leadMaintainer: data.person });
    releaseDips(draft);
  },
});

export const OFFICE_ACTS = [
  seat('secretariat.appoint', 'secretariat', secretariat),
  unseat('secretariat.dismiss', 'secretariat', secretariat, [
    ({ state, data }) => successorNeeded(state, [data.person]),
  ]),
  seat('tsc.seat', 'tsc', secretariat),
  unseat('tsc.unseat', 'tsc', secretariat),
  appointLead,
  seat('maintainer.appoint', 'maintainers', leadMaintainer),
  unseat('maintainer.dismiss', 'maintainers', leadMaintainer),
];
