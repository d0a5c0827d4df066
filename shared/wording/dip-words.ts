/** A DIP, from its pull request to Final. */

import { labelOf, WORKSTREAM_KINDS, WORKSTREAM_STATUSES } from './labels.ts';
import type { ActWords, Told } from './told.ts';

const pullRequest = (told: Told): string => {
  const number = told.number('pullRequest');
  return number === null ? told.line('pullRequest') : `#${number}`;
};

const status = (told: Told): string =>
  labelOf(WORKSTREAM_STATUSES, told.raw('status')).toLowerCase();

export const DIP_WORDS: Readonly<Record<string, ActWords>> = {
  'dip.submit': {
    label: 'Submit the DIP',
    sentence: (told) =>
      `${told.who} submitted ${told.dip()} to ${told.line('repository')} as pull request ${pullRequest(told)}`,
  },
  'dip.assign-manager': {
    label: 'Assign a DIP Manager',
    sentence: (told) =>
      `${told.who} assigned ${told.person('manager')} as manager of ${told.dip()}`,
  },
  'dip.merge': {
    label: 'Merge it as a draft',
    sentence: (told) =>
      `${told.who} merged ${told.dip()} as a draft with the number ${told.raw('number')}`,
    consequence: () => 'The number belongs to this DIP from now on.',
  },
  'dip.deny': {
    label: 'Deny the pull request',
    sentence: (told) => `${told.who} denied ${told.dip()}${told.saying('reason')}`,
    consequence: () =>
      'The authors can improve the text, have it approved anew and submit it again.',
  },
  'dip.revise': {
    label: 'Publish a revision of the DIP',
    sentence: (told) =>
      `${told.who} published ${told.raw('changes') === 'material' ? 'a material' : 'an editorial'} revision of ${told.dip()}`,
  },
  'dip.last-call': {
    label: 'Start the last call',
    sentence: (told) =>
      `${told.who} put ${told.dip()} into last call for ${told.days()}${told.saying('noEngineering')}`,
  },
  'dip.extend-last-call': {
    label: 'Extend the last call',
    sentence: (told) =>
      `${told.who} extended the last call of ${told.dip()} to ${told.days()} in all`,
  },
  'concern.raise': {
    label: 'Raise a concern',
    sentence: (told) => `${told.who} raised a concern about ${told.dip()}${told.saying('text')}`,
  },
  'concern.resolve': {
    label: 'Resolve the concern',
    sentence: (told) => `${told.who} resolved ${told.concern()}${told.saying('resolution')}`,
    consequence: () => 'A resolved concern stays resolved. Who resolved it is shown on the ballot.',
  },
  'dip.request-acceptance': {
    label: 'Ask the TSC to accept the DIP',
    sentence: (told) => `${told.who} asked the TSC to accept ${told.dip()}${told.forDays()}`,
    consequence: () =>
      'The text, the roll and the rule are fixed for this ballot. Once somebody else has voted, it runs to its end.',
  },
  'dip.reject': {
    label: 'Reject the DIP',
    sentence: (told) => `${told.who} rejected ${told.dip()}${told.saying('reason')}`,
    consequence: () =>
      'A rejected DIP stays rejected. Its group could still reopen the output and have it approved anew.',
  },
  'dip.withdraw': {
    label: 'Withdraw the DIP',
    sentence: (told) => `${told.who} withdrew ${told.dip()}${told.saying('reason')}`,
    consequence: () => 'It leaves the process. It could be submitted again, from the beginning.',
  },
  'dip.finalize': {
    label: 'Mark the DIP as final',
    sentence: (told) => `${told.who} marked ${told.dip()} as final (${told.line('link')})`,
    consequence: () => 'A final DIP is not changed any more; it can only be deprecated.',
  },
  'dip.reopen': {
    label: 'Move the DIP back to draft',
    sentence: (told) => `${told.who} moved ${told.dip()} back to draft${told.saying('reason')}`,
    consequence: () =>
      'Its acceptance does not hold any more: it needs another last call and vote.',
  },
  'dip.deprecate': {
    label: 'Deprecate the DIP',
    sentence: (told) => `${told.who} deprecated ${told.dip()}${told.saying('reason')}`,
    consequence: () => 'A deprecated DIP stays deprecated.',
  },
  'workstream.open': {
    label: 'Open a workstream',
    sentence: (told) =>
      `${told.who} opened the workstream ${told.quote('title')} (${told.label(WORKSTREAM_KINDS, 'kind')}) for ${told.dip()}`,
  },
  'workstream.progress': {
    label: 'Record progress',
    sentence: (told) =>
      `${told.who} recorded that the workstream ${told.workstream()} is ${status(told)}${told.saying('note')}`,
  },
};
