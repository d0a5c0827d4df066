/** The names that states, roles and kinds have on screen. */

import type { OutputKind, Role } from '../documents/proposal-markdown.ts';
import type { ChannelKind } from '../rules/channel.ts';
import type { Choice } from '../rules/rule.ts';
import type {
  Ballot,
  BallotKind,
  Body,
  Changes,
  DeviceKind,
  DipStatus,
  OutputDuty,
  OutputStage,
  TwgStage,
  Workstream,
  WorkstreamStatus,
} from '../rules/state.ts';

export const TWG_STAGES: Readonly<Record<TwgStage, string>> = {
  draft: 'Draft',
  circulating: 'Circulating',
  voting: 'TSC vote',
  formed: 'Formed',
  concluded: 'Concluded',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

export const OUTPUT_STAGES: Readonly<Record<OutputStage, string>> = {
  drafting: 'Drafting',
  'twg-vote': 'Group vote',
  'tsc-review': 'TSC review',
  'tsc-vote': 'TSC vote',
  approved: 'Approved',
  circulated: 'Circulated',
  abandoned: 'Abandoned',
};

export const DIP_STATUSES: Readonly<Record<DipStatus, string>> = {
  submitted: 'Submitted',
  draft: 'Draft',
  'last-call': 'Last call',
  accepted: 'Accepted',
  final: 'Final',
  denied: 'Denied',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  deprecated: 'Deprecated',
};

export const ROLES: Readonly<Record<Role, string>> = {
  facilitator: 'Facilitator',
  'co-facilitator': 'Co-facilitator',
  contributor: 'Contributor',
  reviewer: 'Reviewer',
  observer: 'Observer',
};

export const OUTPUT_KINDS: Readonly<Record<OutputKind, string>> = {
  dip: 'DIP',
  report: 'Report',
  recommendation: 'Recommendation',
};

export const BALLOT_KINDS: Readonly<Record<BallotKind, string>> = {
  formation: 'Forming a group',
  'charter-revision': 'Revised charter',
  'output-approval': 'Approving an output',
  'dip-acceptance': 'Accepting a DIP',
  'rulebook-change': 'Changing the rulebook',
  'output-proceed': 'Proceeding with an output',
  topic: 'Settling a topic',
};

export const BODIES: Readonly<Record<Body, string>> = {
  tsc: 'Technical Steering Committee',
  twg: 'Members of the group',
};

export const OUTCOMES: Readonly<Record<NonNullable<Ballot['outcome']>, string>> = {
  passed: 'Passed',
  failed: 'Failed',
  'no-quorum': 'No quorum',
  withdrawn: 'Withdrawn',
};

export const CHOICES: Readonly<Record<Choice, string>> = {
  yes: 'Yes',
  no: 'No',
  abstain: 'Abstain',
};

export const OUTPUT_DUTIES: Readonly<Record<OutputDuty, string>> = {
  drafting: 'Drafting',
  editing: 'Editing',
  feedback: 'Obtaining feedback',
  finalizing: 'Finalizing',
};

export const CHANNEL_KINDS: Readonly<Record<ChannelKind, string>> = {
  slack: 'Slack',
  email: 'Email',
  portal: 'Portal',
  other: 'Other',
};

export const CHANGES: Readonly<Record<Changes, string>> = {
  none: 'No changes',
  editorial: 'Editorial changes',
  material: 'Material changes',
};

export const WORKSTREAM_KINDS: Readonly<Record<Workstream['kind'], string>> = {
  'diem-core': 'Diem Core',
  'move-framework': 'Move Framework',
  'off-chain': 'Off-chain',
};

export const WORKSTREAM_STATUSES: Readonly<Record<WorkstreamStatus, string>> = {
  planned: 'Planned',
  'in-progress': 'In progress',
  sufficient: 'Sufficient for last call',
  complete: 'Complete',
};

export const DEVICE_KINDS: Readonly<Record<DeviceKind, string>> = {
  desktop: 'Desktop app',
  browser: 'Browser',
  recovery: 'Recovery code',
};

/** The six parts of a proposal, by the field of the charter. */
export const CHARTER_FIELDS: Readonly<Record<string, string>> = {
  scope: 'Scope and goal',
  limits: 'Limits of its focus',
  outputs: 'Expected final outputs',
  durationDays: 'Expected duration',
  profiles: 'Desired member profiles',
  facilitators: 'Facilitators',
};

/** The parts of the rulebook. */
export const RULEBOOK_PARTS: Readonly<Record<string, string>> = {
  circulationDays: 'Length of a circulation',
  circulationChannels: 'Channels of a circulation',
  minOrganizations: 'Least number of organizations in a group',
  ballotDays: 'Length of a ballot',
  updateDays: 'Days between updates',
  reviewDays: 'Days of TSC review',
  lastCallDays: 'Length of a last call',
  tsc: 'Rule of the TSC’s ballots',
  twg: 'Rule of a group’s vote on an output',
};

/** The label, or the key itself where a newer version brings one that is not known here. */
export const labelOf = (labels: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(labels, key) ? (labels[key] ?? key) : key;
