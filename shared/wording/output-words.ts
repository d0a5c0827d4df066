/** Outputs, from their start to the association. */

import { labelOf, OUTPUT_DUTIES, OUTPUT_KINDS } from './labels.ts';
import type { ActWords, Told } from './told.ts';

/** `drafting the report “…”`, `obtaining feedback on the report “…”`. */
function work(told: Told): string {
  const duty = told.label(OUTPUT_DUTIES, 'duty').toLowerCase();
  return `${duty} ${told.raw('duty') === 'feedback' ? 'on ' : ''}${told.output()}`;
}

const kind = (told: Told): string => {
  const raw = told.raw('kind');
  return raw === 'dip' ? 'DIP' : labelOf(OUTPUT_KINDS, raw).toLowerCase();
};

const CHANGED: Readonly<Record<string, string>> = {
  none: 'the text that the group voted on',
  editorial: 'with editorial changes since the group’s vote',
  material: 'with material changes since the group’s vote',
};

const FIXED =
  'The text, the roll and the rule are fixed for this ballot. Once somebody else has voted, it runs to its end.';

export const OUTPUT_WORDS: Readonly<Record<string, ActWords>> = {
  'output.start': {
    label: 'Start an output',
    sentence: (told) =>
      `${told.who} started the ${kind(told)} ${told.quote('title')} in ${told.group()}`,
  },
  'output.assign': {
    label: 'Assign the work',
    sentence: (told) => `${told.who} assigned ${work(told)} to ${told.persons()}`,
  },
  'output.volunteer': {
    label: 'Take the work on',
    sentence: (told) => `${told.who} took on ${work(told)}`,
  },
  'output.step-back': {
    label: 'Step back from the work',
    sentence: (told) => `${told.who} stepped back from ${work(told)}`,
  },
  'output.call-vote': {
    label: 'Call the group’s vote',
    sentence: (told) =>
      `${told.who} called the group’s vote on proceeding with ${told.output()}${told.forDays()}`,
    consequence: () => FIXED,
  },
  'output.request-approval': {
    label: 'Ask the TSC to approve',
    sentence: (told) =>
      `${told.who} asked the TSC to approve ${told.output()}, ${told.label(CHANGED, 'changes')}`,
    consequence: () => FIXED,
  },
  'output.return': {
    label: 'Return it to the group',
    sentence: (told) =>
      `${told.who} returned ${told.output()} to the group${told.saying('reason')}`,
    consequence: () => 'The group would have to vote again before the TSC can be asked.',
  },
  'output.abandon': {
    label: 'Abandon the output',
    sentence: (told) => `${told.who} abandoned ${told.output()}${told.saying('reason')}`,
    consequence: () => 'Work on it ends for good; a new output would have to be started.',
  },
  'output.circulate': {
    label: 'Circulate the output',
    sentence: (told) =>
      `${told.who} circulated ${told.output()} within the association, ${told.channels()}`,
  },
  'output.reopen': {
    label: 'Reopen the output',
    sentence: (told) =>
      `${told.who} reopened ${told.output()} for review by the TSC${told.saying('reason')}`,
    consequence: () => 'Its approval does not hold any more: the TSC has to approve it anew.',
  },
  'output.dissent': {
    label: 'Add a minority opinion',
    sentence: (told) => `${told.who} added a minority opinion to ${told.output()}`,
    consequence: () => 'The opinion travels with the output from now on.',
  },
};
