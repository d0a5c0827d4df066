/** The rules of the lifecycle: all of DIP-7 and of the DIP process it hands over to. */

import { nextClosing } from './closing.ts';
import { decide } from './decide.ts';
import { EMPTY_STATE } from './state.ts';

export const RULES_VERSION = 'dip-7/1';

/** What a replica needs of one version of the rules. */
export const RULES = { version: RULES_VERSION, empty: EMPTY_STATE, decide, nextClosing } as const;

export { access } from './access.ts';
export { isMember, takesPart } from './association-member.ts';
export { needed, standingOf, tallyOf } from './ballot-standing.ts';
export type { Channel, ChannelKind } from './channel.ts';
export { charterEndsAt } from './charter.ts';
export { materialChanges, missingFields } from './charter-check.ts';
export { closingInstant, nextClosing } from './closing.ts';
export type { Act, Context, RulesCrypto, Position } from './context.ts';
export { decide, type Decision } from './decide.ts';
export { dutiesOf, type Duty } from './duties.ts';
export { charterBytes, LONGEST_CHARTER } from './fields.ts';
export {
  facilitatorsOf,
  interestOf,
  isFacilitator,
  isGroupMember,
  membersOf,
  organizationsOf,
  seatOf,
} from './group.ts';
export { DAY, HOUR, readInstant, writeInstant, type Instant } from './instant.ts';
export { latestBallot } from './open-ballot.ts';
export { ownerlessDuties } from './output-votes.ts';
export { proposalText } from './proposal-text.ts';
export type { Refusal, RefusalCode } from './refusal.ts';
export { SIMPLE_MAJORITY, SUPERMAJORITY, type Rule } from './rule.ts';
export type { Rulebook } from './rulebook.ts';
export * from './state.ts';
export { recordsWhere, sortedRecords } from './table.ts';
export { tally, type Standing, type Tally } from './tally.ts';
export { updateDueAt, updatesOverdue } from './updates.ts';
