import { OPERATIONS } from './charters.ts';
import {
  AGENDA,
  CHAIR_NOTES,
  CHAIR_TEXT,
  INCIDENT_APPROVED,
  INCIDENT_VOTED,
  MINUTES,
  ON_CALL,
  SEVERITY_NOTES,
  STATUS_PAGE_NOTES,
  UPDATE_DRAFT,
  UPDATES,
  UPGRADE_DRAFT,
} from './operations-texts.ts';
import { text } from './script.ts';
import type { Tale } from './tale.ts';

const TWG = 'mainnet-operations';
const SLACK = { kind: 'slack', name: '#mainnet-ops' };
const PORTAL = { kind: 'portal', name: 'The association’s portal' };
const EMAIL = { kind: 'email', name: 'members@kelda.example' };

const TSC = ['tomasz', 'dalia', 'yusuf', 'grace', 'wen', 'hannah', 'esi'] as const;

function forming(tale: Tale): void {
  const draft = { ...OPERATIONS, limits: 'Nothing about the consensus protocol itself.' };
  tale.daysAgo(93).do('amara', 'proposal.create', {
    twg: TWG,
    name: 'Mainnet Operations',
    charter: draft,
    facilitators: ['amara', 'ravi'],
  });
  tale.daysAgo(90).do('amara', 'proposal.revise', { twg: TWG, charter: OPERATIONS });
  tale.writeCharter('amara', TWG, OPERATIONS);
  const channels = [SLACK, { kind: 'slack', name: '#validators' }];
  tale.daysAgo(88).do('amara', 'proposal.circulate', { twg: TWG, channels, days: 14 });
  const interested = {
    ravi: 'co-facilitator',
    mateo: 'contributor',
    sanne: 'contributor',
    hannah: 'reviewer',
    olu: 'contributor',
    noor: 'observer',
  } as const;
  tale.daysAgo(85);
  for (const [person, role] of Object.entries(interested)) {
    tale.do(person, 'interest.express', { twg: TWG, role });
  }
  tale.do('amara', 'interest.record', {
    twg: TWG,
    person: 'callum',
    where: 'Slack #validators, “count me in for the minutes”',
  });
  tale.daysAgo(76).do('amara', 'members.choose', {
    twg: TWG,
    roster: [
      { person: 'amara', role: 'facilitator' },
      ...Object.entries(interested).map(([person, role]) => ({ person, role })),
    ],
  });
  tale.daysAgo(72).do('amara', 'proposal.present', { twg: TWG, ballot: 'form-operations' });
  for (const person of TSC) {
    tale.vote('form-operations', person, person === 'dalia' ? 'abstain' : 'yes');
  }
}

function updates(tale: Tale): void {
  const days = [58, 45, 32, 18];
  for (const [index, { title, text: content }] of UPDATES.entries()) {
    const day = days[index] ?? 0;
    tale.daysAgo(day).do(index % 2 === 0 ? 'amara' : 'ravi', 'update.post', {
      twg: TWG,
      update: `operations-update-${index + 1}`,
      title,
      textSha256: text(content),
      from: tale.date(day + 13),
      to: tale.date(day),
      channels: [PORTAL, EMAIL, SLACK],
    });
  }
  tale.daysAgo(1).write('ravi', `update/${TWG}/operations-update-5`, UPDATE_DRAFT);
}

function settledTopics(tale: Tale): void {
  const severity = { topic: 'severity-levels' };
  tale.daysAgo(66).do('mateo', 'topic.raise', {
    twg: TWG,
    ...severity,
    title: 'Severity levels for incidents',
  });
  tale.daysAgo(64).do('sanne', 'topic.object', {
    ...severity,
    objection: 'too-many-levels',
    reason: 'Nobody can tell the second level from the third at night.',
  });
  tale.daysAgo(62).write('mateo', 'notes/severity-levels', SEVERITY_NOTES);
  tale.daysAgo(60).do('sanne', 'topic.settle', {
    objection: 'too-many-levels',
    resolution: 'Three levels, each defined by who is called.',
  });
  tale.do('amara', 'topic.agree', {
    ...severity,
    summary: 'Three levels of severity. A level says who is called, not how bad it feels.',
  });
  tale.daysAgo(50).do('ravi', 'topic.raise', {
    twg: TWG,
    topic: 'maintenance-windows',
    title: 'Maintenance windows',
  });
  tale.daysAgo(41).do('amara', 'topic.agree', {
    topic: 'maintenance-windows',
    summary:
      'Tuesdays from 06:00 to 08:00 UTC, announced a week before. Never two members at once.',
  });
  tale.daysAgo(40).do('olu', 'topic.raise', {
    twg: TWG,
    topic: 'printed-handbook',
    title: 'A printed handbook',
  });
  tale.daysAgo(38).do('olu', 'topic.drop', {
    topic: 'printed-handbook',
    reason: 'It would be out of date before it is bound.',
  });
}

function openTopics(tale: Tale): void {
  tale.daysAgo(26).do('sanne', 'topic.raise', {
    twg: TWG,
    topic: 'incident-chair',
    title: 'Rotate the incident chair each month',
  });
  tale.write('sanne', 'notes/incident-chair', CHAIR_NOTES);
  tale.daysAgo(20).do('olu', 'topic.raise', {
    twg: TWG,
    topic: 'status-page',
    title: 'One public status page',
  });
  tale.daysAgo(16).do('hannah', 'topic.object', {
    topic: 'status-page',
    objection: 'who-may-post',
    reason: 'Whoever writes on that page speaks for every member. It must be clear who may.',
  });
  tale.write('olu', 'notes/status-page', STATUS_PAGE_NOTES);
  tale.daysAgo(1.5).do('amara', 'topic.call-vote', {
    topic: 'incident-chair',
    ballot: 'vote-incident-chair',
    textSha256: text(CHAIR_TEXT),
    days: 4,
  });
  tale.vote('vote-incident-chair', 'sanne', 'yes');
  tale.vote('vote-incident-chair', 'mateo', 'no', 'It should be whoever was on call longest ago.');
}

function meetings(tale: Tale): void {
  const where = 'Video, link in #mainnet-ops';
  tale.daysAgo(70).do('amara', 'meeting.schedule', {
    twg: TWG,
    meeting: 'operations-first',
    title: 'First meeting',
    at: tale.instant(67),
    minutes: 60,
    where,
  });
  const ninth = { meeting: 'operations-9', title: 'Weekly, number 9', minutes: 45, where };
  tale.daysAgo(14).do('ravi', 'meeting.schedule', { twg: TWG, ...ninth, at: tale.instant(9) });
  tale.daysAgo(8.5).write('ravi', 'minutes/operations-9', MINUTES);
  const tenth = { meeting: 'operations-10', title: 'Weekly, number 10', minutes: 45, where };
  tale.daysAgo(8).do('ravi', 'meeting.schedule', { twg: TWG, ...tenth, at: tale.instant(-2) });
  tale.daysAgo(2).do('amara', 'meeting.change', { ...tenth, at: tale.instant(-3) });
  tale.write('amara', 'agenda/operations-10', AGENDA);
}

/** Each duty has an owner. */
function owned(tale: Tale, output: string, drafting: string, editing: string): void {
  tale.do(drafting, 'output.volunteer', { output, duty: 'drafting' });
  tale.do(editing, 'output.volunteer', { output, duty: 'editing' });
  tale.do('amara', 'output.assign', { output, duty: 'feedback', persons: ['olu', 'ravi'] });
  tale.do('amara', 'output.assign', { output, duty: 'finalizing', persons: ['mateo'] });
}

/** A report that has gone all the way. */
function report(tale: Tale): void {
  const output = 'incident-process';
  const title = 'Incident Process Overview';
  tale.daysAgo(65).do('amara', 'output.start', { twg: TWG, output, kind: 'report', title });
  owned(tale, output, 'sanne', 'hannah');
  tale.daysAgo(53).write('sanne', `output/${output}`, INCIDENT_VOTED);
  tale.daysAgo(51).do('amara', 'output.call-vote', {
    output,
    ballot: 'proceed-incident',
    textSha256: text(INCIDENT_VOTED),
    days: 5,
  });
  for (const person of ['amara', 'ravi', 'mateo', 'sanne', 'olu']) {
    tale.vote('proceed-incident', person, 'yes');
  }
  tale.vote('proceed-incident', 'hannah', 'no', 'I miss what happens at the weekend.');
  tale.daysAgo(47.5).write('amara', `output/${output}`, INCIDENT_APPROVED);
  tale.daysAgo(47).do('amara', 'output.request-approval', {
    output,
    ballot: 'approve-incident',
    textSha256: text(INCIDENT_APPROVED),
    changes: 'editorial',
  });
  for (const person of TSC) tale.vote('approve-incident', person, 'yes');
  const channels = [EMAIL, PORTAL, SLACK];
  tale.daysAgo(44).do('amara', 'output.circulate', { output, channels });
}

/** A recommendation that the committee is voting on. */
function recommendation(tale: Tale): void {
  const output = 'on-call-practice';
  tale.daysAgo(39).do('amara', 'output.start', {
    twg: TWG,
    output,
    kind: 'recommendation',
    title: 'On-call practice for operators',
  });
  owned(tale, output, 'olu', 'sanne');
  tale.daysAgo(17).write('olu', `output/${output}`, ON_CALL);
  tale.daysAgo(14).do('ravi', 'output.call-vote', {
    output,
    ballot: 'proceed-on-call',
    textSha256: text(ON_CALL),
    days: 4,
  });
  for (const person of ['amara', 'ravi', 'mateo', 'sanne', 'olu', 'hannah']) {
    tale.vote('proceed-on-call', person, 'yes');
  }
  tale.vote('proceed-on-call', 'aroha', 'abstain', 'I have joined too late to judge it.');
  tale.daysAgo(2.5).do('amara', 'output.request-approval', {
    output,
    ballot: 'approve-on-call',
    textSha256: text(ON_CALL),
    changes: 'none',
  });
  tale.vote('approve-on-call', 'grace', 'yes');
  tale.vote('approve-on-call', 'wen', 'yes', 'The fifth point alone is worth it.');
  tale.vote('approve-on-call', 'yusuf', 'no', 'A small member cannot have two people on call.');
}

/** A DIP in the making, for which two owners are missing. */
function upgrades(tale: Tale): void {
  const output = 'upgrade-rehearsals';
  const title = 'Upgrade rehearsals';
  tale.daysAgo(22).do('amara', 'output.start', { twg: TWG, output, kind: 'dip', title });
  tale.do('mateo', 'output.volunteer', { output, duty: 'drafting' });
  tale.do('hannah', 'output.volunteer', { output, duty: 'editing' });
  tale.daysAgo(12).write('mateo', `output/${output}`, UPGRADE_DRAFT);
}

/** The group in the middle of its life. */
export function operationsTale(tale: Tale): Tale {
  forming(tale);
  updates(tale);
  settledTopics(tale);
  openTopics(tale);
  meetings(tale);
  report(tale);
  recommendation(tale);
  upgrades(tale);
  tale.daysAgo(35).do('aroha', 'interest.express', { twg: TWG, role: 'reviewer' });
  return tale
    .daysAgo(34)
    .do('amara', 'member.add', { twg: TWG, person: 'aroha', role: 'reviewer' });
}
