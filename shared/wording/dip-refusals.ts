/** Refusals of a DIP’s way from its pull request to Final. */

import { dayOrInstantWords } from './instant-words.ts';
import { concernName, personName, workstreamName } from './names.ts';
import { outputKindWords } from './kinds-words.ts';
import { needsWords } from './needs-words.ts';
import { daysBetween, listed } from './phrases.ts';
import type { RefusalMakers } from './refusal-makers.ts';
import { stageWord } from './stage-word.ts';
import { words } from './words.ts';

type DipCode =
  | 'dip-alive'
  | 'not-approved'
  | 'not-a-dip'
  | 'not-a-maintainer'
  | 'number-taken'
  | 'last-call-over'
  | 'engineering-insufficient'
  | 'already-called'
  | 'last-call-length'
  | 'last-call-running'
  | 'open-concerns'
  | 'implementation-incomplete';

export const DIP_REFUSALS: RefusalMakers<DipCode> = {
  'dip-alive': ({ status }) =>
    words(
      'Its DIP goes on',
      `The DIP made from this output is at “${stageWord(status)}”. While it goes on, the output stays as it is.`,
      'The DIP is revised in its own process; or it is withdrawn or rejected first.',
    ),
  'not-approved': ({ stage }) =>
    words(
      'Not approved',
      `The output is at “${stageWord(stage)}”; the TSC has to approve it first.`,
      'A facilitator asks the TSC to approve it.',
    ),
  'not-a-dip': ({ kind }) =>
    words(
      'Not a DIP',
      `This output is ${outputKindWords(kind)}, and only a DIP enters the DIP process.`,
      'Circulate it within the association instead.',
    ),
  'not-a-maintainer': ({ person }, state) =>
    words(
      'Not a maintainer',
      `${personName(state, person)} is not a maintainer, and a DIP Manager is one.`,
      `Choose a maintainer, or have them appointed by ${needsWords('lead-maintainer', state)}.`,
    ),
  'number-taken': ({ number }) =>
    words(
      'The number is taken',
      `Another DIP has the number ${number}.`,
      'Use the number of this DIP’s own issue.',
    ),
  'last-call-over': ({ endedAt }) =>
    words(
      'The last call has ended',
      `It ended at ${dayOrInstantWords(endedAt)}.`,
      'The manager asks the TSC to accept the DIP. A material revision would begin a new round.',
    ),
  'engineering-insufficient': ({ workstreams }, state) =>
    words(
      'More engineering is needed',
      workstreams.length === 0
        ? 'There is no workstream, and no reason was given why none is needed.'
        : `Not sufficient yet: ${listed(workstreams.map((id) => workstreamName(state, id)))}.`,
      workstreams.length === 0
        ? 'The manager opens a workstream, or says why the DIP needs no engineering.'
        : 'The manager records each as sufficient or complete once it is.',
    ),
  'already-called': ({ status }) =>
    words(
      'Called already',
      `The DIP is at “${stageWord(status)}”, and a last call comes once in a round.`,
      'A material revision, or moving it back to draft, begins a new round.',
    ),
  'last-call-length': ({ min, max }) =>
    words(
      'Length of the last call',
      min > max
        ? `It runs for ${max} days already, the longest that is allowed.`
        : `It may be ${daysBetween(min, max)} now.`,
      min > max ? 'Wait until it ends.' : 'Choose a length within that.',
    ),
  'last-call-running': ({ endsAt }) =>
    words(
      'The last call is running',
      `It runs until ${dayOrInstantWords(endsAt)}.`,
      'The TSC can be asked from that moment on.',
    ),
  'open-concerns': ({ concerns }, state) =>
    words(
      'Open concerns',
      `Not resolved yet: ${listed(concerns.map((id) => concernName(state, id)))}.`,
      'Whoever raised it, or the DIP’s manager, can resolve it.',
    ),
  'implementation-incomplete': ({ workstreams }, state) =>
    words(
      'Not implemented yet',
      `Not complete yet: ${listed(workstreams.map((id) => workstreamName(state, id)))}.`,
      'The manager records each as complete once it is deployed.',
    ),
};
