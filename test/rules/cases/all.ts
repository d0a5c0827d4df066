import { ASSOCIATION_CASES } from './association.ts';
import { BALLOT_CASES } from './ballots.ts';
import type { Case } from './case.ts';
import { DEVICE_CASES } from './devices.ts';
import { DIP_CASES } from './dips.ts';
import { FACILITATOR_CASES } from './facilitators.ts';
import { FORMATION_CASES } from './formation.ts';
import { LAST_CALL_CASES } from './last-call.ts';
import { MALFORMED_CASES } from './malformed.ts';
import { MEETING_CASES } from './meetings.ts';
import { MEMBER_CASES } from './members.ts';
import { ORDER_CASES } from './order-of-checks.ts';
import { OUTPUT_CASES } from './outputs.ts';
import { TOPIC_CASES } from './topics.ts';
import { CHARTER_CASES } from './charter.ts';
import { UPDATE_CASES } from './updates.ts';

export const ALL_CASES: readonly Case[] = [
  ...ORDER_CASES,
  ...MALFORMED_CASES,
  ...ASSOCIATION_CASES,
  ...DEVICE_CASES,
  ...FORMATION_CASES,
  ...BALLOT_CASES,
  ...MEMBER_CASES,
  ...FACILITATOR_CASES,
  ...UPDATE_CASES,
  ...CHARTER_CASES,
  ...TOPIC_CASES,
  ...MEETING_CASES,
  ...OUTPUT_CASES,
  ...DIP_CASES,
  ...LAST_CALL_CASES,
];
