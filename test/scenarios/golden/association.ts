import { Player } from '../../../shared/cli/player.ts';
import { acceptance, lastCall, mergedDip, submit, textOfDip, type DipOf } from './dips.ts';
import {
  approve,
  CHARTER,
  EMAIL,
  formGroup,
  postUpdate,
  proceedWith,
  SLACK,
  talkOver,
  voteToProceed,
} from './groups.ts';
import { deviceOf, FOUNDING_DATA, TSC } from './people.ts';
import { goldenSigner, Story } from './story.ts';

/** Seats, offices, devices, people, organizations, the rulebook and the relay. */
function officesAndPeople(story: Story): void {
  story.do('wren', 'maintainer.appoint', { person: 'e1' });
  story.do('wren', 'maintainer.appoint', { person: 'f1' });
  story.do('wren', 'maintainer.appoint', { person: 'f2' });
  story.do('wren', 'maintainer.dismiss', { person: 'f2' });
  story.do('uma', 'lead-maintainer.appoint', { person: 'viggo' });
  story.do('uma', 'lead-maintainer.appoint', { person: 'wren' });
  story.do('uma', 'secretariat.appoint', { person: 'wren' });
  story.do('viggo', 'secretariat.dismiss', { person: 'wren' });
  story.do('uma', 'tsc.seat', { person: 'f3' });
  story.do('uma', 'tsc.unseat', { person: 'f3' });
  const { publicKey } = goldenSigner('second device of a1');
  story.do('a1', 'device.add', { publicKey, kind: 'browser' });
  story.do('a1', 'device.revoke', { device: deviceOf('second device of a1') });
  story.do('uma', 'organization.admit', { organization: { id: 'atlas', name: 'Atlas Remit' } });
  const person = { id: 'g1', name: 'Member G1', organization: 'atlas' };
  story.do('uma', 'person.register', { person });
  story.do('uma', 'person.move', { person: 'g1', organization: 'meridian-ventures' });
  story.do('uma', 'organization.withdraw', { organization: 'atlas' });
  story.do('uma', 'person.depart', { person: 'g1', reason: 'A new position elsewhere.' });
  story.do('a3', 'rulebook.propose', { ballot: 'rules', change: { updateDays: 10 }, days: 2 });
  story.do('b3', 'ballot.recuse', { ballot: 'rules', reason: 'I proposed another number.' });
  story.votes('rules', TSC, '+ +-+').days(1);
  story.do('uma', 'relay.appoint', { url: 'https://relay-2.example.org' });
}

/** A proposal that takes every turn before it is withdrawn. */
function proposalWithdrawn(story: Story): void {
  const twg = 'wallets';
  const facilitators = ['b1'];
  const charter = { ...CHARTER, scope: '' };
  story.do('a1', 'proposal.create', { twg, name: 'Wallets', charter, facilitators });
  story.do('a1', 'proposal.revise', { twg, charter: CHARTER });
  story.do('b1', 'proposal.circulate', { twg, channels: [SLACK], days: 7 });
  story.do('b1', 'proposal.extend-circulation', { twg, days: 8 });
  story.do('b1', 'interest.record', { twg, person: 'c1', where: 'Slack #wallets' });
  story.do('b1', 'interest.express', { twg, note: 'Mine.' });
  story.do('c1', 'interest.withdraw', { twg });
  story.do('c1', 'interest.express', { twg });
  const roles = [
    { person: 'b1', role: 'facilitator' },
    { person: 'c1', role: 'contributor' },
    { person: 'a1', role: 'reviewer' },
  ];
  story.do('b1', 'members.choose', { twg, roster: roles }).days(8);
  story.do('b1', 'proposal.present', { twg, ballot: 'form-wallets-1', days: 2 });
  story.do('b1', 'ballot.withdraw', { ballot: 'form-wallets-1', reason: 'A wrong word.' });
  story.do('b1', 'proposal.present', { twg, ballot: 'form-wallets-2', days: 2 });
  story.votes('form-wallets-2', TSC, '-0--').days(2);
  story.do('a1', 'proposal.withdraw', { twg, reason: 'Nobody wants it.' });
}

/** Members, facilitators, meetings, topics and a charter that changes. */
function lifeOfAGroup(story: Story, twg: string, people: readonly string[]): void {
  const [first = '', second = '', third = '', fourth = ''] = people;
  story.do('f2', 'interest.express', { twg });
  story.do(first, 'member.add', { twg, person: 'f2', role: 'observer' });
  story.do(first, 'member.role', { twg, person: 'f2', role: 'reviewer' });
  story.do(first, 'member.remove', { twg, person: 'f2', reason: 'Too busy.' });
  story.do(first, 'facilitator.invite', { twg, person: second });
  story.do(second, 'facilitator.accept', { twg });
  story.do(second, 'facilitator.hand-over', { twg, to: third });
  story.do(third, 'facilitator.accept', { twg });
  const when = { title: 'Weekly', at: '2026-06-01T15:00:00+02:00', minutes: 45, where: 'Video' };
  story.do(first, 'meeting.schedule', { twg, meeting: 'weekly', ...when });
  story.do(first, 'meeting.change', { meeting: 'weekly', ...when, minutes: 30 });
  story.do(first, 'meeting.cancel', { meeting: 'weekly', reason: 'A holiday.' });
  story.do(fourth, 'topic.raise', { twg, topic: 'moot', title: 'Moot' });
  story.do(fourth, 'topic.drop', { topic: 'moot', reason: 'Moot.' });
  story.do(fourth, 'topic.reopen', { topic: 'moot', reason: 'Not moot.' });
  const profiles = { ...CHARTER, profiles: 'Anybody.' };
  story.do(first, 'charter.revise', { twg, charter: profiles, reason: 'Shorter.' });
  story.do(first, 'charter.revise', {
    twg,
    charter: { ...CHARTER, durationDays: 700 },
    reason: 'More time.',
    ballot: 'revise-charter',
  });
  story.votes('revise-charter', TSC, '+++++').days(1);
}

/** A report that goes back and forth, and an output that nobody finishes. */
function outputsOfAGroup(story: Story, twg: string, people: readonly string[]): void {
  const [first = '', second = ''] = people;
  const output = 'outages';
  const [one, two] = ['text:# Outages\n\nTwelve.\n', 'text:# Outages\n\nTwelve of them.\n'];
  proceedWith(story, twg, people, { output, kind: 'report', text: one });
  story.do(first, 'output.return', { output, reason: 'The TSC asks for more.' });
  story.do(second, 'output.volunteer', { output, duty: 'feedback' });
  story.do(second, 'output.step-back', { output, duty: 'feedback' });
  voteToProceed(story, people, { output, text: one, ballot: 'outages-again' });
  story.do(second, 'output.dissent', { output, textSha256: 'text:Eleven.\n' });
  approve(story, first, { output, text: two, ballot: 'outages-approve', changes: 'editorial' });
  story.do(first, 'output.reopen', { output, reason: 'A typing error.' }).days(1);
  approve(story, first, { output, text: one, ballot: 'outages-anew', changes: 'none' });
  story.do(first, 'output.start', { twg, output: 'idle', kind: 'recommendation', title: 'Idle' });
  story.do(first, 'output.abandon', { output: 'idle', reason: 'Nobody has time.' });
}

/** A DIP that is denied, submitted again, revised, doubted, accepted, reopened and made final. */
function eventfulDip(story: Story, dip: DipOf): void {
  const { output, manager, people } = dip;
  const [first = '', second = ''] = people;
  const text = textOfDip(output);
  proceedWith(story, dip.twg, people, { output, kind: 'dip', text });
  approve(story, first, { output, text, ballot: `${output}-approve`, changes: 'none' });
  submit(story, dip, text);
  story.do(manager, 'dip.deny', { output, reason: 'Too broad.' });
  story.do(first, 'output.reopen', { output, reason: 'Narrower.' }).days(1);
  const narrow = 'text:# Narrower\n';
  const anew = { output, text: narrow, ballot: `${output}-anew`, changes: 'editorial' } as const;
  approve(story, first, anew);
  submit(story, dip, narrow);
  story.do(manager, 'dip.merge', { output, number: dip.number, commit: 'beef' });
  const revised = { output, commit: 'beef2', changes: 'material' };
  story.do(second, 'dip.revise', { ...revised, textSha256: 'text:# V2\n' });
  lastCall(story, dip, 'text:# V2\n');
  story.do('c1', 'concern.raise', { output, concern: 'clocks', text: 'Clocks drift.' });
  story.do(manager, 'dip.extend-last-call', { output, days: 16 });
  story.do('c1', 'concern.resolve', { concern: 'clocks', resolution: 'Not these.' }).days(16);
  acceptance(story, dip, '++-+0');
  story.do(manager, 'dip.reopen', { output, reason: 'A new attack.' });
  lastCall(story, dip, 'text:# V2\n');
  story.days(14);
  acceptance(story, dip, '+++++');
  story.do(manager, 'dip.finalize', { output, link: 'https://example.org/releases/2' });
}

/** What becomes of the DIP of each of the groups: its end, after it was merged. */
const ENDS: readonly ((story: Story, dip: DipOf) => void)[] = [
  (story, dip) => {
    lastCall(story, dip, textOfDip(dip.output));
    story.days(14);
    acceptance(story, dip, '+++++');
    const { output, manager } = dip;
    story.do(manager, 'dip.finalize', { output, link: 'https://example.org/releases/1' });
    story.do(manager, 'dip.deprecate', { output, reason: 'Superseded.' });
  },
  (story, dip) => {
    lastCall(story, dip, textOfDip(dip.output));
    story.do(dip.manager, 'dip.reject', { output: dip.output, reason: 'A flaw.' });
  },
  (story, { output, people }) =>
    void story.do(people[0] ?? '', 'dip.withdraw', { output, reason: 'Overtaken.' }),
  (story, dip) => {
    lastCall(story, dip, textOfDip(dip.output));
    story.days(14);
    acceptance(story, dip, '+---0');
  },
];

/** A group that goes the usual way, with its updates and topics, until it concludes. */
function usualGroup(story: Story, index: number): void {
  const letters = 'abcdef';
  const person = (offset: number, number: number): string =>
    `${letters.charAt((index + offset) % letters.length)}${number}`;
  const people = [person(0, 1), person(1, 2), person(2, 1), person(3, 2), person(4, 1)];
  const [facilitator = ''] = people;
  const twg = `group-${index}`;
  formGroup(story, twg, people, index % 2 === 0 ? '+++-0' : '++ +');
  talkOver(story, twg, people, { topic: `${twg}-first`, end: 'agreed' });
  postUpdate(story, twg, facilitator, 1);
  const output = `${twg}-dip`;
  const dip = { twg, people, output, number: 200 + index, manager: index % 2 === 0 ? 'e1' : 'f1' };
  mergedDip(story, dip);
  talkOver(story, twg, people, { topic: `${twg}-second`, end: 'voted' });
  for (const number of [2, 3, 4, 5]) postUpdate(story, twg, facilitator, number);
  ENDS[index % ENDS.length]?.(story, dip);
  story.do(facilitator, 'twg.conclude', { twg, reason: 'All is done.' });
}

/** A group whose facilitator leaves the association. */
function facilitatorGone(story: Story): void {
  const people = ['f3', 'a2', 'b2', 'c2', 'd2'];
  formGroup(story, 'orphans', people, '+++++');
  story.do('a2', 'member.leave', { twg: 'orphans' });
  story.do('uma', 'person.depart', { person: 'f3', reason: 'Retired.' });
  story.do('viggo', 'facilitator.appoint', { twg: 'orphans', person: 'b2' });
  const update = { twg: 'orphans', update: 'orphans-1', title: 'On', from: story.at, to: story.at };
  const channels = [{ kind: 'portal', name: 'The portal' }, EMAIL];
  story.do('b2', 'update.post', { ...update, textSha256: 'text:We go on.\n', channels });
}

/** More than 1,024 entries, and each act of the contract at least once. */
const USUAL_GROUPS = 14;

function goldenStory(): Story {
  const story = new Story();
  story.do('uma', 'association.found', FOUNDING_DATA);
  officesAndPeople(story);
  proposalWithdrawn(story);
  const people = ['a1', 'b1', 'c1', 'd1', 'e2'];
  formGroup(story, 'operations', people, '++0-+');
  lifeOfAGroup(story, 'operations', people);
  outputsOfAGroup(story, 'operations', people);
  const dip = { twg: 'operations', people, output: 'eventful', number: 199, manager: 'e1' };
  eventfulDip(story, dip);
  for (let index = 0; index < USUAL_GROUPS; index += 1) usualGroup(story, index);
  facilitatorGone(story);
  return story;
}

/** Plays the story; the lines of its export are the same in every run. */
export function goldenAssociation(): {
  readonly lines: readonly string[];
  readonly player: Player;
} {
  const player = new Player(goldenSigner);
  for (const line of goldenStory().lines) {
    const played = player.play(line);
    if (!played.accepted) throw new Error(JSON.stringify({ line, played }));
  }
  return { lines: player.export() ?? [], player };
}
