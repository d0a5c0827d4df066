/** The charters of the sample’s groups. */

import type { Charter } from '../documents/proposal-markdown.ts';

export const OFF_CHAIN: Charter = {
  scope:
    'Agree on how members exchange messages beside the chain, so that a payment that needs more data than the chain carries is never lost between two of us.\n\nGoal: two DIPs that every wallet and every custodian can implement without asking anybody.',
  limits:
    '- Nothing that is written on chain.\n- No choice of a vendor or a hosting place.\n- No rules on what data a member must ask a customer for.',
  outputs: [
    { kind: 'dip', title: 'Retry and timeout rules for off-chain messages' },
    { kind: 'dip', title: 'Signed delivery receipts' },
  ],
  durationDays: 365,
  profiles:
    'People who run the off-chain service of a wallet or a custodian, and one or two who have operated a message queue at night.',
};

export const OPERATIONS: Charter = {
  scope:
    'Keep the network running well: agree on how members who operate validators and full nodes handle incidents, upgrades and being on call.\n\nGoal: when something breaks at three in the morning, everybody knows who speaks, who decides, and where to look.',
  limits:
    '- Nothing about the consensus protocol itself.\n- No fees, and no rewards for operators.\n- No monitoring of what customers do.',
  outputs: [
    { kind: 'report', title: 'Incident Process Overview' },
    { kind: 'recommendation', title: 'On-call practice for operators' },
    { kind: 'dip', title: 'Upgrade rehearsals' },
  ],
  durationDays: 270,
  profiles:
    'Operators of validators or full nodes, ideally from at least three time zones; one person who has written incident reports; one who has read many.',
};

export const ARCHIVES: Charter = {
  scope: 'Decide where the full history of the ledger is archived, and who pays for it.',
  limits: 'Only history older than one year.',
  outputs: [{ kind: 'recommendation', title: 'Archives of the ledger' }],
  durationDays: 180,
  profiles: 'Storage engineers and archivists.',
};

export const ONBOARDING: Charter = {
  scope:
    'Make it possible for a new member to run its first validator within a month of joining: one checklist, one rehearsal network, one person to ask.',
  limits:
    '- Not who may become a member.\n- No hardware procurement.\n- Nothing that Mainnet Operations has settled already.',
  outputs: [
    { kind: 'report', title: 'How the last five validators were set up' },
    { kind: 'recommendation', title: 'A checklist for a first validator' },
  ],
  durationDays: 150,
  profiles:
    'Somebody who has set up a validator in the last year, somebody who is about to, and a writer.',
};

export const FEES: Charter = {
  scope:
    'Describe what a payment costs from end to end, in words that a small merchant understands, and propose how members show it.',
  limits: '- No setting of prices.\n- No comparison of members with one another.',
  outputs: [
    { kind: 'report', title: 'What a payment costs today' },
    { kind: 'dip', title: 'A fee schedule that software can read' },
  ],
  durationDays: 210,
  profiles:
    'Product people of wallets, a merchant’s accountant, and somebody who knows the gas model well.',
};

/** What is published of the draft so far: three of the parts are still missing. */
export const RECOVERY_PUBLISHED: Charter = {
  scope: 'Find out how people get back into a wallet when they have lost the key to it.',
  limits: '',
  outputs: [{ kind: 'report', title: 'Ways back into a wallet' }],
  durationDays: null,
  profiles: '',
};

/** The live text, which has gone on since. */
export const RECOVERY_DRAFT: Charter = {
  scope:
    'Find out how people get back into a wallet when they have lost the key to it, and which of the ways would be worse than the loss.',
  limits: '- No custody by the association.\n- Nothing that needs a change on chain, for now.',
  outputs: [{ kind: 'report', title: 'Ways back into a wallet' }],
  durationDays: 120,
  profiles: '',
};
