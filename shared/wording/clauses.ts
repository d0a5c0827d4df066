/** The clauses of DIP-7 and DIP-0 behind stages and guards, in their own words. */

import type { RefusalCode } from '../rules/refusal.ts';
import type { DipStatus, OutputStage, TwgStage } from '../rules/state.ts';

export interface Clause {
  /** As it stands in the document, without quotation marks. */
  readonly text: string;
  readonly source: 'DIP-7' | 'DIP-0';
}

const dip7 = (text: string): Clause => ({ text, source: 'DIP-7' });
const dip0 = (text: string): Clause => ({ text, source: 'DIP-0' });

const ANY_MEMBER = dip7(
  'The proposal to form a technical working group can be made by any Association member.',
);
const CIRCULATION = dip7(
  'The facilitator must circulate the proposal over 1-2 weeks for sufficient interest to gather.',
);
const SLACK = dip7(
  'Once the proposal is created, the facilitator will circulate it in public slack channels relevant to the topic.',
);
const MEMBERS = dip7(
  'After gathering interest, the facilitator must choose members to be part of the TWG, add them to the proposal, and identify their roles (co-facilitator, contributor, reviewer, etc.).',
);
const ORGANIZATIONS = dip7(
  'The proposal must have representation from a minimum of 3 Association members to build collaboration and as a tool to determine relevance to the entire association, rather than an individual member.',
);
const FORMING_VOTE = dip7(
  'Once the TWG proposal is presented to the TSC, a simple majority vote in favor forms the TWG.',
);
const UPDATES = dip7(
  'They are also responsible for providing a bi-weekly update to the association on the progress the TWG is making and any associated documentation being produced.',
);
const PORTAL = dip7(
  'Bi-weekly updates should be posted in the Diem portal and distributed via email/slack to all Association members.',
);
const MATERIAL = dip7(
  'If there are material changes to the TWG’s scope, timeline, or expected output, a revised proposal must be submitted to the TSC for re-approval.',
);
const TOPICS = dip7(
  'Any TWG member can propose any topic or idea within the scope of the TWG up for discussion with the group.',
);
const OWNERSHIP = dip7(
  'there should be clear ownership among TWG members for drafting, editing, obtaining feedback, and finalizing the group’s working product',
);
const SUPERMAJORITY = dip7(
  'There does not need to be total agreement in the TWG on the final output, but a supermajority (67%+) vote in favor is required before proceeding.',
);
const REVIEW = dip7(
  'Once the TWGs final output is ready and the group votes to proceed, it must be shared with the TSC for review and edits.',
);
const APPROVAL = dip7(
  'After the editing process, the TSC must approve the output before it can be circulated within the Association.',
);
const SUBMISSION = dip7(
  'If the output is a DIP, the TWG will submit the draft DIP as a pull-request to the diem/dip folder',
);
const MANAGER = dip7(
  'At this point the DIP gets a DIP Manager to navigate the process from becoming a Draft DIP to a committed DIP in Github.',
);
const ENGINEERING = dip7(
  'After a DIP has sufficient engineering work or a full implementation ready, it enters the last call period.',
);
const ACCEPTANCE = dip7(
  'A simple majority moves the DIP to Accepted, at which point it becomes up to the maintainers to implement it.',
);
const REPLACEMENT = dip7(
  'must help find a replacement facilitator if they must cease work on the initiative',
);
const LAST_CALL = dip0(
  'If agreeable, the DIP Manager will approve the Last Call status and set a reasonable amount of time (usually 2-4 weeks) for a final review.',
);
const COMPLAINTS = dip0(
  'A successful Last Call without any material changes or unaddressed technical complaints will become Accepted.',
);
const FINAL = dip0(
  'When the implementation is complete and deployed to mainnet the status will be changed to “Final”.',
);

const CLAUSES = {
  'twg.draft': ANY_MEMBER,
  'twg.circulating': CIRCULATION,
  'twg.voting': FORMING_VOTE,
  'twg.formed': dip7(
    'The TWG can then proceed in its stated work and make decisions as needed in the areas covered by its focus.',
  ),
  'twg.concluded': dip7('Expected duration of operation'),
  'twg.declined': FORMING_VOTE,
  'twg.withdrawn': ANY_MEMBER,
  'output.drafting': OWNERSHIP,
  'output.twg-vote': SUPERMAJORITY,
  'output.tsc-review': REVIEW,
  'output.tsc-vote': APPROVAL,
  'output.approved': APPROVAL,
  'output.circulated': APPROVAL,
  'output.abandoned': SUPERMAJORITY,
  'dip.submitted': SUBMISSION,
  'dip.draft': dip0(
    'After the draft is merged, additional changes may be submitted via pull requests.',
  ),
  'dip.last-call': LAST_CALL,
  'dip.accepted': ACCEPTANCE,
  'dip.final': FINAL,
  'dip.denied': dip0(
    'The Authors can work to refine and resubmit their DIP Idea for review again.',
  ),
  'dip.rejected': dip0(
    'The Maintainers can decide to mark this DIP as Rejected at their discretion, e.g., a major, but uncorrectable, flaw was found in the DIP.',
  ),
  'dip.withdrawn': SUBMISSION,
  'dip.deprecated': dip0(
    'The DIP Manager or Maintainers may mark a DIP Deprecated if it is superseded by a later proposal or otherwise becomes irrelevant.',
  ),
  members: MEMBERS,
  organizations: ORGANIZATIONS,
  channels: SLACK,
  updates: UPDATES,
  topics: TOPICS,
  ownership: OWNERSHIP,
  facilitators: dip7('The initial facilitator (up to two individuals)'),
  facilitation: dip7(
    'The TWG facilitator owns the agenda, meetings, and organization of the TWG, but is not a final decision maker.',
  ),
  'replacement-facilitator': REPLACEMENT,
  recruiting: dip7('responsible for recruiting other members to the TWG as needed'),
  'charter-revision': MATERIAL,
  manager: MANAGER,
  merge: dip0(
    'If agreeable, the DIP Manager approve the pull request. The DIP Manager will not unreasonably deny a DIP',
  ),
  engineering: ENGINEERING,
  'acceptance-vote': dip7('Before it can become Accepted, the TSC must vote on the DIP.'),
} as const satisfies Readonly<Record<string, Clause>> &
  Readonly<Record<`twg.${TwgStage}` | `output.${OutputStage}` | `dip.${DipStatus}`, Clause>>;

export type ClauseKey = keyof typeof CLAUSES;

export const CLAUSE_KEYS = Object.keys(CLAUSES) as readonly ClauseKey[];

/** The clause behind a stage (`twg.circulating`, `output.tsc-review`, `dip.last-call`) or a theme. */
export const clauseOf = (key: ClauseKey): Clause => CLAUSES[key];

/** The clause that a refusal goes back to; the others go back to no clause, but to good order. */
const BEHIND: { readonly [C in RefusalCode]?: Clause } = {
  'charter-incomplete': dip7('The proposal must include, but is not limited to:'),
  'facilitator-count': CLAUSES.facilitators,
  'no-channel': SLACK,
  'circulation-length': CIRCULATION,
  'circulation-running': CIRCULATION,
  'circulation-over': CIRCULATION,
  'no-interest': MEMBERS,
  'too-few-organizations': ORGANIZATIONS,
  'hand-over-needed': REPLACEMENT,
  'successor-needed': REPLACEMENT,
  'ballot-required': MATERIAL,
  'revision-pending': MATERIAL,
  'charter-expired': MATERIAL,
  'ownership-missing': OWNERSHIP,
  'review-running': REVIEW,
  'group-vote-needed': SUPERMAJORITY,
  'not-approved': APPROVAL,
  'engineering-insufficient': ENGINEERING,
  'last-call-length': LAST_CALL,
  'last-call-running': LAST_CALL,
  'already-called': dip0('DIPs should only be promoted to Last Call once.'),
  'open-concerns': COMPLAINTS,
  'implementation-incomplete': dip0(
    'The implementations must be completed before any DIP is given status “Final,” but it need not be completed before the DIP is merged as draft.',
  ),
};

/** The clause behind a refusal, where there is one; `update` for the channels of an update. */
export function clauseOfRefusal(code: string, about?: 'update'): Clause | null {
  if (code === 'no-channel' && about === 'update') return PORTAL;
  const found: Readonly<Record<string, Clause | undefined>> = BEHIND;
  return Object.hasOwn(BEHIND, code) ? (found[code] ?? null) : null;
}
