import type { AnyAct } from './act-definition.ts';
import { ASSOCIATION_ACTS } from './association.ts';
import { BALLOT_ACTS } from './ballots.ts';
import { CHARTER_ACTS } from './charter.ts';
import { DEVICE_ACTS } from './devices.ts';
import { LAST_CALL_ACTS } from './dip-last-call.ts';
import { DIP_ACTS } from './dips.ts';
import { FORMATION_ACTS } from './formation.ts';
import { MEETING_ACTS } from './meetings.ts';
import { MEMBER_ACTS } from './members.ts';
import { OFFICE_ACTS } from './offices.ts';
import { OUTPUT_VOTE_ACTS } from './output-votes.ts';
import { OUTPUT_ACTS } from './outputs.ts';
import { RULEBOOK_ACTS } from './rulebook-change.ts';
import { TOPIC_ACTS } from './topics.ts';
import { CONCLUSION_ACTS } from './twg-conclusion.ts';
import { UPDATE_ACTS } from './updates.ts';
import { WORKSTREAM_ACTS } from './workstreams.ts';

/** Every act of the contract, in its order. */
export const ACTS: readonly AnyAct[] = [
  ...ASSOCIATION_ACTS,
  ...DEVICE_ACTS,
  ...OFFICE_ACTS,
  ...RULEBOOK_ACTS,
  ...FORMATION_ACTS,
  ...BALLOT_ACTS,
  ...MEMBER_ACTS,
  ...UPDATE_ACTS,
  ...CHARTER_ACTS,
  ...TOPIC_ACTS,
  ...MEETING_ACTS,
  ...OUTPUT_ACTS,
  ...OUTPUT_VOTE_ACTS,
  ...CONCLUSION_ACTS,
  ...DIP_ACTS,
  ...LAST_CALL_ACTS,
  ...WORKSTREAM_ACTS,
];
