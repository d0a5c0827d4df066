import { OFF_CHAIN } from './charters.ts';
import {
  RECEIPTS_DISSENT,
  receiptsApproved,
  receiptsRevised,
  receiptsVoted,
  retryRules,
} from './dip-texts.ts';
import { OFF_CHAIN_UPDATES } from './off-chain-texts.ts';
import { text } from './script.ts';
import type { Tale } from './tale.ts';

const TWG = 'off-chain-messaging';
const RETRIES = 'retry-rules';
const RECEIPTS = 'delivery-receipts';
const REPOSITORY = 'kelda/dip';

const PORTAL = { kind: 'portal', name: 'The association’s portal' };
const EMAIL = { kind: 'email', name: 'members@kelda.example' };

/** It forms, within a month of the founding. */
function forming(tale: Tale): void {
  tale.daysAgo(172);
  tale.do('olu', 'proposal.create', {
    twg: TWG,
    name: 'Off-chain Messaging',
    charter: OFF_CHAIN,
    facilitators: ['olu'],
  });
  tale.writeCharter('olu', TWG, OFF_CHAIN);
  const slack = { kind: 'slack', name: '#off-chain' };
  tale.daysAgo(170).do('olu', 'proposal.circulate', { twg: TWG, channels: [slack], days: 14 });
  const roles = { bilal: 'contributor', leila: 'contributor', mateo: 'contributor' } as const;
  tale.daysAgo(165);
  for (const [person, role] of Object.entries(roles)) {
    tale.do(person, 'interest.express', { twg: TWG, role });
  }
  tale.do('sanne', 'interest.express', { twg: TWG, note: 'I would rather read than write.' });
  tale.daysAgo(157).do('olu', 'members.choose', {
    twg: TWG,
    roster: [
      { person: 'olu', role: 'facilitator' },
      ...Object.entries(roles).map(([person, role]) => ({ person, role })),
      { person: 'sanne', role: 'reviewer' },
    ],
  });
  tale.daysAgo(152).do('olu', 'proposal.present', { twg: TWG, ballot: 'form-off-chain' });
  for (const person of ['tomasz', 'dalia', 'yusuf', 'grace', 'wen', 'hannah']) {
    tale.vote('form-off-chain', person, person === 'yusuf' ? 'abstain' : 'yes');
  }
}

function updates(tale: Tale): void {
  for (const [index, { title, text: content }] of OFF_CHAIN_UPDATES.entries()) {
    const day = 138 - index * 13;
    tale.daysAgo(day).do('olu', 'update.post', {
      twg: TWG,
      update: `off-chain-update-${index + 1}`,
      title,
      textSha256: text(content),
      from: tale.date(day + 13),
      to: tale.date(day),
      channels: [PORTAL, EMAIL],
    });
  }
}

/** Each duty has an owner. */
function owned(tale: Tale, output: string): void {
  tale.do('bilal', 'output.volunteer', { output, duty: 'drafting' });
  tale.do('leila', 'output.volunteer', { output, duty: 'editing' });
  tale.do('olu', 'output.assign', { output, duty: 'feedback', persons: ['sanne'] });
  tale.do('olu', 'output.assign', { output, duty: 'finalizing', persons: ['bilal', 'leila'] });
}

function retries(tale: Tale): void {
  const content = retryRules(tale.date(149));
  const title = 'Retry rules for off-chain messages';
  tale.daysAgo(149).do('olu', 'output.start', { twg: TWG, output: RETRIES, kind: 'dip', title });
  owned(tale.daysAgo(148), RETRIES);
  tale.daysAgo(141).write('bilal', `output/${RETRIES}`, content);
  const proceed = {
    output: RETRIES,
    ballot: 'proceed-retries',
    textSha256: text(content),
    days: 3,
  };
  tale.daysAgo(136).do('olu', 'output.call-vote', proceed);
  for (const person of ['olu', 'bilal', 'leila', 'mateo', 'sanne']) {
    tale.vote('proceed-retries', person, 'yes');
  }
  tale.daysAgo(132).do('olu', 'output.request-approval', {
    output: RETRIES,
    ballot: 'approve-retries',
    textSha256: text(content),
    changes: 'none',
  });
  for (const person of ['tomasz', 'dalia', 'yusuf', 'grace', 'wen', 'hannah']) {
    tale.vote('approve-retries', person, 'yes');
  }
  tale.daysAgo(130).do('olu', 'output.circulate', { output: RETRIES, channels: [EMAIL] });
  tale.daysAgo(129).do('bilal', 'dip.submit', {
    output: RETRIES,
    repository: REPOSITORY,
    pullRequest: 191,
    commit: '5b1f0c2',
    textSha256: text(content),
  });
  tale.daysAgo(128).do('freya', 'dip.assign-manager', { output: RETRIES, manager: 'piotr' });
  tale.daysAgo(126).do('piotr', 'dip.merge', { output: RETRIES, number: 189, commit: '9c44ab0' });
  tale.daysAgo(125).do('piotr', 'workstream.open', {
    output: RETRIES,
    workstream: 'retry-queue',
    kind: 'off-chain',
    title: 'Retry queue in the reference wallet',
    links: ['https://example.org/kelda/wallet/pull/612'],
  });
  tale.daysAgo(101).do('piotr', 'workstream.progress', {
    workstream: 'retry-queue',
    status: 'sufficient',
    note: 'Runs at two members on the rehearsal network.',
  });
  retriesAccepted(tale, content);
}

function retriesAccepted(tale: Tale, content: string): void {
  const called = { output: RETRIES, days: 14, textSha256: text(content) };
  tale.daysAgo(99).do('piotr', 'dip.last-call', called);
  tale.daysAgo(92).do('dalia', 'concern.raise', {
    output: RETRIES,
    concern: 'storm',
    text: 'When a service comes back after an hour, everybody’s messages arrive at once.',
  });
  tale.daysAgo(87).do('dalia', 'concern.resolve', {
    concern: 'storm',
    resolution: 'The pause doubles up to five minutes and has jitter in the implementation.',
  });
  tale.daysAgo(84).do('piotr', 'dip.request-acceptance', {
    output: RETRIES,
    ballot: 'accept-retries',
  });
  for (const person of ['tomasz', 'dalia', 'yusuf', 'wen', 'hannah']) {
    tale.vote('accept-retries', person, 'yes');
  }
  tale.vote('accept-retries', 'grace', 'no', '24 hours is too long for a shop.');
  tale.vote('accept-retries', 'esi', 'abstain');
  tale.daysAgo(40).do('piotr', 'workstream.progress', {
    workstream: 'retry-queue',
    status: 'sufficient',
    note: 'Released in the reference wallet; three of eight members have it.',
  });
}

function receiptsApprovedByTsc(tale: Tale): void {
  const created = tale.date(121);
  const voted = receiptsVoted(created);
  const approved = receiptsApproved(created);
  const title = 'Signed delivery receipts';
  tale.daysAgo(121).do('olu', 'output.start', { twg: TWG, output: RECEIPTS, kind: 'dip', title });
  owned(tale.daysAgo(120), RECEIPTS);
  tale.daysAgo(104).write('leila', `output/${RECEIPTS}`, voted);
  const proceed = {
    output: RECEIPTS,
    ballot: 'proceed-receipts',
    textSha256: text(voted),
    days: 5,
  };
  tale.daysAgo(97).do('olu', 'output.call-vote', proceed);
  for (const person of ['olu', 'bilal', 'leila', 'sanne']) {
    tale.vote('proceed-receipts', person, 'yes');
  }
  tale.vote('proceed-receipts', 'mateo', 'no', 'Seven years, for no purpose that the text names.');
  const dissent = { output: RECEIPTS, textSha256: text(RECEIPTS_DISSENT) };
  tale.daysAgo(95).write('mateo', `dissent/${RECEIPTS}/mateo`, RECEIPTS_DISSENT);
  tale.do('mateo', 'output.dissent', dissent);
  tale.daysAgo(91.5).write('olu', `output/${RECEIPTS}`, approved);
  tale.daysAgo(91).do('olu', 'output.request-approval', {
    output: RECEIPTS,
    ballot: 'approve-receipts',
    textSha256: text(approved),
    changes: 'editorial',
  });
  for (const person of ['tomasz', 'dalia', 'yusuf', 'grace', 'wen', 'hannah', 'esi']) {
    tale.vote('approve-receipts', person, person === 'esi' ? 'no' : 'yes');
  }
  tale.daysAgo(88).do('olu', 'output.circulate', { output: RECEIPTS, channels: [EMAIL, PORTAL] });
  tale.daysAgo(87).do('leila', 'dip.submit', {
    output: RECEIPTS,
    repository: REPOSITORY,
    pullRequest: 207,
    commit: 'e07d9a4',
    textSha256: text(approved),
  });
}

function receiptsInLastCall(tale: Tale): void {
  const revised = receiptsRevised(tale.date(121));
  const output = RECEIPTS;
  tale.daysAgo(86).do('freya', 'dip.assign-manager', { output, manager: 'kenji' });
  tale.daysAgo(83).do('kenji', 'dip.merge', { output, number: 204, commit: '1d2e3f4' });
  tale.daysAgo(80).do('kenji', 'workstream.open', {
    output,
    workstream: 'receipts-service',
    kind: 'off-chain',
    title: 'Receipts in the sample service',
    links: ['https://example.org/kelda/service/pull/88'],
  });
  tale.do('kenji', 'workstream.open', {
    output,
    workstream: 'receipts-client',
    kind: 'diem-core',
    title: 'Verifying receipts in the client library',
    links: [],
  });
  tale.daysAgo(34).do('kenji', 'workstream.progress', {
    workstream: 'receipts-service',
    status: 'complete',
    links: ['https://example.org/kelda/service/pull/88'],
  });
  tale.daysAgo(21).do('kenji', 'workstream.progress', {
    workstream: 'receipts-client',
    status: 'sufficient',
    note: 'Reads and checks receipts; storing them is to come.',
    links: ['https://example.org/kelda/client/pull/1330'],
  });
  tale.daysAgo(14).do('leila', 'dip.revise', {
    output,
    textSha256: text(revised),
    commit: '77aa01c',
    changes: 'material',
  });
  tale.daysAgo(10).do('kenji', 'dip.last-call', { output, days: 21, textSha256: text(revised) });
  tale.daysAgo(8).do('yusuf', 'concern.raise', {
    output,
    concern: 'receipt-clocks',
    text: 'Whose clock is the time in a receipt?',
  });
  tale.daysAgo(6).do('kenji', 'concern.resolve', {
    concern: 'receipt-clocks',
    resolution: 'The receiver’s; the text says so now, and the vectors have one that is off.',
  });
  tale.daysAgo(4).do('hannah', 'concern.raise', {
    output,
    concern: 'receipt-keys',
    text: 'What is a receipt worth after the receiver has changed its compliance key? I find no way in the text to know which key was in force that day.',
  });
}

/** A group that has done its work: one DIP Accepted, one in last call. */
export function offChainTale(tale: Tale): Tale {
  forming(tale);
  updates(tale);
  retries(tale);
  receiptsApprovedByTsc(tale);
  receiptsInLastCall(tale);
  return tale.daysAgo(52).do('olu', 'twg.conclude', {
    twg: TWG,
    reason: 'Both DIPs are with their managers; what is left is engineering.',
  });
}
