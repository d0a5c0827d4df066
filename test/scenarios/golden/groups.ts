import { TSC } from './people.ts';
import type { Story } from './story.ts';

export const CHARTER = {
  scope: 'Agree on how members operate *nodes* of the network.',
  limits: 'Nothing about the protocol itself.\n\n- no forks\n- no fees',
  outputs: [
    { kind: 'dip', title: 'Incident reporting #1' },
    { kind: 'report', title: 'The last twelve outages' },
    { kind: 'recommendation', title: 'On-call practice' },
  ],
  durationDays: 365,
  profiles: 'Operators — day & night.',
};

export const SLACK = { kind: 'slack', name: '#operations' };
export const PORTAL = { kind: 'portal', name: 'The portal' };
export const EMAIL = { kind: 'email', name: 'members@example.org' };

/** The five of a group, its facilitator first; the last is an observer. */
const rosterOf = ([first, ...others]: readonly string[]) => [
  { person: first, role: 'facilitator' },
  ...others.slice(0, -1).map((person, index) => ({
    person,
    role: index % 2 === 0 ? 'contributor' : 'reviewer',
  })),
  ...others.slice(-1).map((person) => ({ person, role: 'observer' })),
];

/** Proposes a group of these people and has the TSC form it, by these votes. */
export function formGroup(
  story: Story,
  twg: string,
  people: readonly string[],
  votes: string,
): void {
  const [facilitator = '', ...others] = people;
  const facilitators = [facilitator];
  story.do(facilitator, 'proposal.create', {
    twg,
    name: `Group ${twg}`,
    charter: CHARTER,
    facilitators,
  });
  story.do(facilitator, 'proposal.circulate', { twg, channels: [SLACK, EMAIL], days: 7 });
  for (const person of others) story.do(person, 'interest.express', { twg, role: 'reviewer' });
  story.do(facilitator, 'members.choose', { twg, roster: rosterOf(people) }).days(7);
  story.do(facilitator, 'proposal.present', { twg, ballot: `form-${twg}` });
  story.votes(`form-${twg}`, TSC, votes).days(7);
}

/** Posts the update of a fortnight that ends now. */
export function postUpdate(story: Story, twg: string, facilitator: string, number: number): void {
  story.do(facilitator, 'update.post', {
    twg,
    update: `${twg}-update-${number}`,
    title: `Fortnight ${number}`,
    textSha256: `text:# Fortnight ${number} of ${twg}\n\nWe went on.\n`,
    from: '2026-02-01',
    to: story.at,
    channels: [PORTAL, number % 2 === 0 ? EMAIL : SLACK],
  });
}

/** Talks a topic over: an objection is settled and it is agreed, or else it is voted on. */
export function talkOver(
  story: Story,
  twg: string,
  people: readonly string[],
  { topic, end }: { readonly topic: string; readonly end: 'agreed' | 'voted' },
): void {
  const [facilitator = '', second = '', third = ''] = people;
  story.do(second, 'topic.raise', { twg, topic, title: `On ${topic}` });
  story.do(third, 'topic.object', { topic, objection: `${topic}-no`, reason: 'Not like this.' });
  if (end === 'agreed') {
    story.do(third, 'topic.settle', { objection: `${topic}-no`, resolution: 'Like this, then.' });
    story.do(facilitator, 'topic.agree', { topic, summary: 'Like this.' });
    return;
  }
  const ballot = `${topic}-vote`;
  const textSha256 = `text:Shall it be like this? (${topic})\n`;
  story.do(facilitator, 'topic.call-vote', { topic, ballot, textSha256, days: 2 });
  story.votes(ballot, people.slice(0, 4), '++-0').days(1);
}

/** Starts an output, finds owners for it, and has the group vote to proceed. */
export function proceedWith(
  story: Story,
  twg: string,
  people: readonly string[],
  { output, kind, text }: { readonly output: string; readonly kind: string; readonly text: string },
): void {
  const [facilitator = '', second = '', third = '', fourth = ''] = people;
  story.do(facilitator, 'output.start', { twg, output, kind, title: `The ${kind} ${output}` });
  story.do(second, 'output.volunteer', { output, duty: 'drafting' });
  story.do(third, 'output.volunteer', { output, duty: 'editing' });
  story.do(fourth, 'output.volunteer', { output, duty: 'feedback' });
  story.do(facilitator, 'output.assign', { output, duty: 'finalizing', persons: [second, third] });
  voteToProceed(story, people, { output, text, ballot: `${output}-proceed` });
}

export function voteToProceed(
  story: Story,
  people: readonly string[],
  {
    output,
    text,
    ballot,
  }: { readonly output: string; readonly text: string; readonly ballot: string },
): void {
  story.do(people[0] ?? '', 'output.call-vote', { output, ballot, textSha256: text, days: 3 });
  story.votes(ballot, people.slice(0, 4), '+++-').days(2);
}

/** Has the TSC approve an output, and circulates it. */
export function approve(
  story: Story,
  facilitator: string,
  { output, text, ballot, changes }: Approval,
): void {
  story.do(facilitator, 'output.request-approval', { output, ballot, textSha256: text, changes });
  story.votes(ballot, TSC, '+0+-+');
  story.do(facilitator, 'output.circulate', { output, channels: [EMAIL] });
}

interface Approval {
  readonly output: string;
  readonly text: string;
  readonly ballot: string;
  readonly changes: 'none' | 'editorial';
}
