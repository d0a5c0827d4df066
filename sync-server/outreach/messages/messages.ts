/** All messages, by the name in a task's `about`. */

import type { MessageDefinition } from './definition.ts';
import { BALLOT_MESSAGES } from './letters/ballot-vote.ts';
import { DECISION_MESSAGES } from './letters/decided.ts';
import { DIGEST_MESSAGES } from './letters/digest.ts';
import { INTEREST_MESSAGES } from './letters/interest-recorded.ts';
import { LAST_CALL_MESSAGES } from './letters/last-call.ts';
import { MEETING_MESSAGES } from './letters/meeting.ts';
import { OUTPUT_MESSAGES } from './letters/output-circulated.ts';
import { PROPOSAL_MESSAGES } from './letters/proposal-circulates.ts';
import { TEST_MESSAGES } from './letters/trial.ts';
import { UPDATE_DUE_MESSAGES } from './letters/update-due.ts';
import { UPDATE_MESSAGES } from './letters/update-posted.ts';

const MESSAGES = {
  ...PROPOSAL_MESSAGES,
  ...INTEREST_MESSAGES,
  ...UPDATE_MESSAGES,
  ...OUTPUT_MESSAGES,
  ...DECISION_MESSAGES,
  ...LAST_CALL_MESSAGES,
  ...BALLOT_MESSAGES,
  ...UPDATE_DUE_MESSAGES,
  ...MEETING_MESSAGES,
  ...DIGEST_MESSAGES,
  ...TEST_MESSAGES,
} as const satisfies Readonly<Record<string, MessageDefinition>>;

export type About = keyof typeof MESSAGES;

/** Null for one that another version has put into the queue. */
export function messageNamed(about: string): MessageDefinition | null {
  const all: Readonly<Record<string, MessageDefinition>> = MESSAGES;
  return Object.hasOwn(MESSAGES, about) ? (all[about] ?? null) : null;
}
