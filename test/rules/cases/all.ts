import { ASSOCIATION_CASES } from './association.ts';
import { BALLOT_CASES } from './ballots.ts';
import type { Case } from './case.ts';
import { DEVICE_CASES } from './devices.ts';
import { DIP_CASES } from './dips.ts';
import { FACILITATOR_CASES } from './facilitators.ts';
import { FIRST_RECORD_CASES } from './first-records.ts';
import { FORMATION_CASES } from './formation.ts';
import { LAST_CALL_CASES } from './last-call.ts';
import { MALFORMED_CASES } from './malformed.ts';
import { MEETING_CASES } from './meetings.ts';
import { MEMBER_CASES } from './members.ts';
import { ORDER_CASES } from './order-of-checks.ts';
import { OUTPUT_CASES } from './outputs.ts';
import { TOPIC_CASES } from './topics.ts';
import { CHARTER_CASES } from './charter.ts';
import { CONCLUSION_CASES } from './conclusion.ts';
import { UPDATE_CASES } from './updates.ts';
import { LEAVING_CASES } from './leaving.ts';
import { FACILITATOR_ACCEPTANCE_CASES } from './facilitator-acceptance.ts';
import { TOPIC_VOTE_CASES } from './topic-votes.ts';
import { CHARTER_OUTCOME_CASES } from './charter-outcomes.ts';
import { OUTPUT_CIRCULATION_CASES } from './output-circulation.ts';
import { OUTPUT_PROCEED_CASES } from './output-proceed.ts';
import { OUTPUT_APPROVAL_CASES } from './output-approval.ts';
import { DIP_MANAGER_CASES } from './dip-manager.ts';
import { DIP_WITHDRAWAL_CASES } from './dip-withdrawal.ts';
import { DIP_REVISION_CASES } from './dip-revision.ts';
import { WORKSTREAM_CASES } from './workstreams.ts';
import { DIP_ENDING_CASES } from './dip-ending.ts';
import { ACCEPTANCE_CASES } from './acceptance.ts';
import { SAMPLE_CASES } from './samples.ts';
import { WHO_MAY_CASES } from './who-may.ts';
import { WRONG_STAGE_CASES } from './wrong-stages.ts';
import { NAMED_THING_CASES } from './named-things.ts';

export const ALL_CASES: readonly Case[] = [
  ...ORDER_CASES,
  ...MALFORMED_CASES,
  ...ASSOCIATION_CASES,
  ...DEVICE_CASES,
  ...FIRST_RECORD_CASES,
  ...FORMATION_CASES,
  ...BALLOT_CASES,
  ...MEMBER_CASES,
  ...FACILITATOR_CASES,
  ...UPDATE_CASES,
  ...CHARTER_CASES,
  ...TOPIC_CASES,
  ...MEETING_CASES,
  ...OUTPUT_CASES,
  ...CONCLUSION_CASES,
  ...DIP_CASES,
  ...LAST_CALL_CASES,
  ...LEAVING_CASES,
  ...FACILITATOR_ACCEPTANCE_CASES,
  ...TOPIC_VOTE_CASES,
  ...CHARTER_OUTCOME_CASES,
  ...OUTPUT_CIRCULATION_CASES,
  ...OUTPUT_PROCEED_CASES,
  ...OUTPUT_APPROVAL_CASES,
  ...DIP_MANAGER_CASES,
  ...DIP_WITHDRAWAL_CASES,
  ...DIP_REVISION_CASES,
  ...WORKSTREAM_CASES,
  ...DIP_ENDING_CASES,
  ...ACCEPTANCE_CASES,
  ...SAMPLE_CASES,
  ...WHO_MAY_CASES,
  ...WRONG_STAGE_CASES,
  ...NAMED_THING_CASES,
];
