/** Who may do an act, as the column "who" of the contract has it. */

import type { Case, Who } from './act-definition.ts';
import { facilitatorsOf, isFacilitator, isGroupMember } from './group.ts';
import { refuse } from './refusal.ts';
import { founded, known, type Output, type State, type Twg } from './state.ts';

/** Finds the group that an act is about. */
export type GroupOf<D> = (given: Case<D>) => Twg;

export const namedGroup: GroupOf<{ readonly twg: string }> = ({ state, data }) =>
  known(state, 'twg', data.twg);

export const groupOfOutput: GroupOf<{ readonly output: string }> = ({ state, data }) =>
  known(state, 'twg', known(state, 'output', data.output).twg);

export const groupOfTopic: GroupOf<{ readonly topic: string }> = ({ state, data }) =>
  known(state, 'twg', known(state, 'topic', data.topic).twg);

export const groupOfMeeting: GroupOf<{ readonly meeting: string }> = ({ state, data }) =>
  known(state, 'twg', known(state, 'meeting', data.meeting).twg);

const isSecretariat = (state: State, person: string): boolean =>
  founded(state).secretariat.includes(person);

/** The lead maintainer is a maintainer too: DIP overview, "shall act as the primary DIP Manager". */
export const isMaintainer = (state: State, person: string): boolean =>
  founded(state).maintainers.includes(person) || founded(state).leadMaintainer === person;

/** Any person; that the author is one of the association is asked of every act. */
export const anyPerson: Who<unknown> = { needs: 'person', may: ({ by }) => by.person !== 'relay' };

export const theRelay: Who<unknown> = { needs: 'relay', may: ({ by }) => by.person === 'relay' };

export const secretariat: Who<unknown> = {
  needs: 'secretariat',
  may: ({ state, by }) => isSecretariat(state, by.person),
};

export const tscMember: Who<unknown> = {
  needs: 'tsc-member',
  may: ({ state, by }) => founded(state).tsc.includes(by.person),
};

export const leadMaintainer: Who<unknown> = {
  needs: 'lead-maintainer',
  may: ({ state, by }) => founded(state).leadMaintainer === by.person,
};

export const maintainer: Who<unknown> = {
  needs: 'maintainer',
  may: ({ state, by }) => isMaintainer(state, by.person),
};

export const facilitator = <D>(groupOf: GroupOf<D>): Who<D> => ({
  needs: 'facilitator',
  may: (given) => isFacilitator(groupOf(given), given.by.person),
});

/** Where no facilitator is left, the secretariat may bring things to an end. */
export const facilitatorOrSecretariat = <D>(groupOf: GroupOf<D>): Who<D> => ({
  needs: 'facilitator-or-secretariat-where-none-is-left',
  may: (given) => {
    const facilitators = facilitatorsOf(groupOf(given));
    return facilitators.length === 0
      ? isSecretariat(given.state, given.by.person)
      : facilitators.includes(given.by.person);
  },
});

export const creatorOrFacilitator = <D>(groupOf: GroupOf<D>): Who<D> => ({
  needs: 'creator-or-facilitator',
  may: (given) => {
    const twg = groupOf(given);
    return twg.creator === given.by.person || isFacilitator(twg, given.by.person);
  },
});

export const creatorFacilitatorOrSecretariat = <D>(groupOf: GroupOf<D>): Who<D> => ({
  needs: 'creator-facilitator-or-secretariat',
  may: (given) =>
    creatorOrFacilitator(groupOf).may(given) || isSecretariat(given.state, given.by.person),
});

/** *Member*: every role but `observer`. */
export const member = <D>(groupOf: GroupOf<D>): Who<D> => ({
  needs: 'member',
  may: (given) => isGroupMember(groupOf(given), given.by.person),
});

const finalizes = (output: Output, person: string): boolean =>
  output.owners.finalizing.includes(person);

export const facilitatorOrFinalizer: Who<{ readonly output: string }> = {
  needs: 'facilitator-or-finalizer',
  may: (given) =>
    isFacilitator(groupOfOutput(given), given.by.person) ||
    finalizes(known(given.state, 'output', given.data.output), given.by.person),
};

const manages = (state: State, output: string, person: string): boolean =>
  known(state, 'dip', output).manager === person;

/** A DIP manager is a maintainer assigned to a DIP. */
export const manager: Who<{ readonly output: string }> = {
  needs: 'manager',
  may: ({ state, data, by }) => manages(state, data.output, by.person),
};

export const managerOfWorkstream: Who<{ readonly workstream: string }> = {
  needs: 'manager',
  may: ({ state, data, by }) =>
    manages(state, known(state, 'workstream', data.workstream).output, by.person),
};

/** The manager, or while it is a draft an owner of `finalizing`. */
export const managerOrFinalizerOfDraft: Who<{ readonly output: string }> = {
  needs: 'manager-or-finalizer',
  may: ({ state, data, by }) =>
    manages(state, data.output, by.person) ||
    (known(state, 'dip', data.output).status === 'draft' &&
      finalizes(known(state, 'output', data.output), by.person)),
};

export const raiserOrManager: Who<{ readonly concern: string }> = {
  needs: 'raiser-or-manager',
  may: ({ state, data, by }) => {
    const concern = known(state, 'concern', data.concern);
    return concern.by === by.person || manages(state, concern.output, by.person);
  },
};

export const raiserOrFacilitator: Who<{ readonly topic: string }> = {
  needs: 'raiser-or-facilitator',
  may: (given) =>
    known(given.state, 'topic', given.data.topic).raisedBy === given.by.person ||
    isFacilitator(groupOfTopic(given), given.by.person),
};

export const objector: Who<{ readonly objection: string }> = {
  needs: 'objector',
  may: ({ state, data, by }) => known(state, 'objection', data.objection).by === by.person,
};

export const opener: Who<{ readonly ballot: string }> = {
  needs: 'opener',
  may: ({ state, data, by }) => known(state, 'ballot', data.ballot).openedBy === by.person,
};

/** Whoever is on the roll, whatever has become of their seat: `not-on-roll` says who is not. */
export const onRoll: Who<{ readonly ballot: string }> = {
  needs: 'member',
  may: ({ state, data, by }) => known(state, 'ballot', data.ballot).roll.includes(by.person),
  otherwise: () => refuse('not-on-roll', {}),
};
