import { counted, listed } from '../../../shared/wording/index.ts';
import type { Instant } from '../../../shared/rules/index.ts';
import { FIELD_LABELS, isCharterField } from '../proposals/charter-fields.ts';
import type { NextStep, OrganizationCount, RosterGap } from './next-step.ts';
import { spanWords } from './span-words.ts';

export interface StepWords {
  /** One line for a list: "Gathering interest: 2 of 3 organizations chosen". */
  readonly waits: string;
  /** One or two sentences for the group's page. */
  readonly next: string;
  /** The instant that it is about, and the words before it: "ends in 3 days 4 h". */
  readonly clock: { readonly at: Instant; readonly words: string } | null;
}

export const organizationWords = ({ have, needed }: OrganizationCount): string =>
  have > needed ? `${have} organizations (${needed} needed)` : `${have} of ${needed} organizations`;

/** Fields by name: "scope and goal, and limits". */
export const fieldWords = (fields: readonly string[]): string =>
  listed(
    fields.map((field) => (isCharterField(field) ? FIELD_LABELS[field].toLowerCase() : field)),
  );

const GAPS: { readonly [G in RosterGap]: (count: OrganizationCount) => string } = {
  'nobody-chosen': () => 'no members are chosen yet',
  'facilitators-differ': () => 'the facilitators have changed since members were chosen',
  'interest-gone': () => 'somebody chosen has taken their interest back',
  organizations: ({ have, needed }) =>
    `the members chosen come from ${have} of the ${needed} organizations needed`,
};

const untilWords = (verb: string, past: string, at: Instant, now: Instant) => ({
  at,
  words: now < at ? `${verb} in ${spanWords(at - now)}` : past,
});

const peopleWords = (count: number): string => counted(count, 'person', 'people');

const gatheringWords = (step: Extract<NextStep, { kind: 'gather-interest' }>): string =>
  step.counted === 'chosen'
    ? `Members chosen from ${organizationWords(step.organizations)}`
    : `${peopleWords(step.interested)} interested; with the facilitators ${organizationWords(step.organizations)} so far`;

const gatheringSentence = (step: Parameters<typeof gatheringWords>[0]): string => {
  const words = gatheringWords(step);
  return step.counted === 'chosen'
    ? `${words.charAt(0).toLowerCase()}${words.slice(1)}. They can be changed until it is presented to the TSC, once its circulation has ended.`
    : `${words}. Members can be chosen now; it can be presented to the TSC once its circulation has ended.`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a group waits for, in words. */
export function stepWords(step: NextStep, now: Instant): StepWords {
  switch (step.kind) {
    case 'complete-charter':
      return {
        waits: `Missing: ${fieldWords(step.missing)}`,
        next: `The proposal is a draft. Before it can be circulated it still needs the ${fieldWords(step.missing)}.`,
        clock: null,
      };
    case 'circulate':
      return {
        waits: 'Ready to circulate',
        next: 'The proposal is complete. The next step is to circulate it, so that people can express interest.',
        clock: null,
      };
    case 'gather-interest':
      return {
        waits: gatheringWords(step),
        next: `The proposal circulates: ${gatheringSentence(step)}`,
        clock: untilWords('ends', 'has ended', step.until, now),
      };
    case 'choose-members':
      return {
        waits: `Waits for members: ${GAPS[step.reason](step.organizations)}`,
        next: `The circulation window is over, but ${GAPS[step.reason](step.organizations)}. Choose members, then present the proposal to the TSC.`,
        clock: null,
      };
    case 'complete-before-presenting':
      return {
        waits: `Missing: ${fieldWords(step.missing)}`,
        next: `Before it can be presented, the published charter needs the ${fieldWords(step.missing)}.`,
        clock: null,
      };
    case 'present':
      return {
        waits: 'Ready to present to the TSC',
        next: 'Members are chosen and the circulation window is over. The next step is to present the proposal to the TSC, which opens a ballot.',
        clock: null,
      };
    case 'vote':
      return {
        waits: 'The TSC is voting',
        next: 'The TSC votes on the proposal as presented. A simple majority in favour forms the group.',
        clock: untilWords('closes', 'is closing now', step.until, now),
      };
    case 'revise-declined':
      return {
        waits: 'Declined by the TSC; publishing a revision makes it a draft again',
        next: 'The TSC voted against the proposal. Publishing a revised text makes it a draft again, to be circulated and presented anew.',
        clock: null,
      };
    case 'ended':
      return {
        waits: capital(step.how),
        next:
          step.how === 'concluded'
            ? 'The group has concluded its work.'
            : 'The proposal was withdrawn.',
        clock: null,
      };
    default:
      return formedWords(step, now);
  }
}

type FormedStep = Extract<
  NextStep,
  {
    kind:
      | 'appoint-facilitator'
      | 'accept-nomination'
      | 'vote-on-charter'
      | 'more-organizations'
      | 'charter-expired'
      | 'update'
      | 'work';
  }
>;

function formedWords(step: FormedStep, now: Instant): StepWords {
  switch (step.kind) {
    case 'appoint-facilitator':
      return {
        waits: 'Has no facilitator',
        next: 'The group has no facilitator left. The secretariat appoints one.',
        clock: null,
      };
    case 'accept-nomination':
      return {
        waits: 'Waits for a facilitator to accept',
        next: 'Somebody is asked to facilitate, and has not accepted yet.',
        clock: null,
      };
    case 'vote-on-charter':
      return {
        waits: 'The TSC is voting on a revised charter',
        next: 'The TSC votes on a revision of the charter. The charter below stays in force until it passes.',
        clock: untilWords('closes', 'is closing now', step.until, now),
      };
    case 'more-organizations':
      return {
        waits: `Below the minimum: ${organizationWords(step.organizations)}`,
        next: `The members come from ${organizationWords(step.organizations)}. The facilitators recruit further members.`,
        clock: null,
      };
    case 'charter-expired':
      return {
        waits: 'Past the duration in its charter',
        next: 'The duration in the charter has run out. Nothing new can be started or voted on until the charter is revised, or the group concludes.',
        clock: { at: step.since, words: `ended ${spanWords(now - step.since)} ago` },
      };
    case 'update':
      return step.standing === 'due'
        ? {
            waits: 'At work; next update to the association',
            next: 'The group is at work. It owes the association an update every two weeks.',
            clock: { at: step.due, words: `due in ${spanWords(step.due - now)}` },
          }
        : {
            waits: 'Update to the association',
            next: 'The bi-weekly update to the association is overdue.',
            clock: { at: step.due, words: `overdue for ${spanWords(now - step.due)}` },
          };
    case 'work':
      return { waits: 'At work', next: 'The group is at work.', clock: null };
  }
}
