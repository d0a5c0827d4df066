/** The column "who" of the contract. */

import { known } from '../../../../shared/rules/index.ts';
import {
  facilitatesGroup,
  facilitatorsIn,
  finalizes,
  foundedIn,
  isMemberIn,
  maintains,
  seatIn,
} from '../standing.ts';
import { ballotOf, dipOf, groupOf, outputOf, topicOf, type Question } from './question.ts';

export interface Who {
  /** In the contract's words. */
  readonly words: string;
  readonly may: (q: Question) => boolean;
  /** The code that stands in the place of `not-permitted`. */
  readonly otherwise?: string;
}

const who = (words: string, may: (q: Question) => boolean, otherwise?: string): Who =>
  otherwise === undefined ? { words, may } : { words, may, otherwise };

const isSecretariat = ({ state, by }: Question): boolean =>
  foundedIn(state).secretariat.includes(by);
const isFacilitator = (q: Question): boolean => facilitatesGroup(groupOf(q), q.by);
const isCreator = (q: Question): boolean => groupOf(q).creator === q.by;
const manages = (q: Question): boolean => dipOf(q).manager === q.by;

export const ANYONE = who('any person', ({ by }) => by !== 'relay');
export const RELAY = who('relay', ({ by }) => by === 'relay');
export const SECRETARIAT = who('secretariat', isSecretariat);
export const TSC_MEMBER = who('TSC member', ({ state, by }) => foundedIn(state).tsc.includes(by));
export const LEAD = who(
  'lead maintainer',
  ({ state, by }) => foundedIn(state).leadMaintainer === by,
);
export const ANY_MAINTAINER = who('any maintainer', ({ state, by }) => maintains(state, by));

export const FACILITATOR = who('facilitator', isFacilitator);
export const CREATOR_OR_FACILITATOR = who(
  'creator or facilitator',
  (q) => isCreator(q) || isFacilitator(q),
);
export const CREATOR_FACILITATOR_OR_SECRETARIAT = who(
  'creator, facilitator, or the secretariat',
  (q) => isCreator(q) || isFacilitator(q) || isSecretariat(q),
);
export const FACILITATOR_OR_ELSE_SECRETARIAT = who(
  'facilitator; the secretariat where none is left',
  (q) => isFacilitator(q) || (facilitatorsIn(groupOf(q)).length === 0 && isSecretariat(q)),
);
export const MEMBER = who('member', (q) => isMemberIn(groupOf(q), q.by));
export const SELF = who('self', (q) => seatIn(groupOf(q), q.by) !== undefined, 'not-a-twg-member');
export const NOMINEE = who(
  'the nominee',
  (q) => groupOf(q).nomination?.person === q.by,
  'not-nominated',
);

export const ON_ROLL = who(
  'a person on the roll',
  (q) => ballotOf(q).roll.includes(q.by),
  'not-on-roll',
);
export const OPENER = who('who opened it', (q) => ballotOf(q).openedBy === q.by);

export const RAISER_OR_FACILITATOR = who(
  'raiser or facilitator',
  (q) => topicOf(q).raisedBy === q.by || isFacilitator(q),
);
export const OBJECTOR = who(
  'the objector',
  ({ state, data, by }) => known(state, 'objection', data.objection).by === by,
);

export const FACILITATOR_OR_FINALIZER = who(
  'facilitator or an owner of finalizing',
  (q) => isFacilitator(q) || finalizes(outputOf(q), q.by),
);
export const MANAGER = who('manager', manages);
export const MANAGER_OR_FINALIZER_OF_DRAFT = who(
  'manager, or in draft an owner of finalizing',
  (q) => manages(q) || (dipOf(q).status === 'draft' && finalizes(outputOf(q), q.by)),
);
export const MANAGER_OF_WORKSTREAM = who('manager', ({ state, data, by }) => {
  const { output } = known(state, 'workstream', data.workstream);
  return known(state, 'dip', output).manager === by;
});
export const RAISER_OR_MANAGER = who('the raiser or the manager', ({ state, data, by }) => {
  const concern = known(state, 'concern', data.concern);
  return concern.by === by || known(state, 'dip', concern.output).manager === by;
});

export const OWNER_OF_DEVICE_OR_SECRETARIAT = who(
  'that person or the secretariat',
  (q) => known(q.state, 'device', q.data.device).person === q.by || isSecretariat(q),
);
