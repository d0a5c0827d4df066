/** A proposal, from its first draft to the vote of the TSC. */

import { CHARTER_FIELDS, labelOf } from './labels.ts';
import { people } from './names.ts';
import { listed } from './phrases.ts';
import type { ActWords, Told } from './told.ts';

/** What a revision names: `its name and its charter`. */
function revisedParts(told: Told): string {
  const parts = [
    ...(told.has('name') ? ['its name'] : []),
    ...(told.has('charter') ? ['its charter'] : []),
    ...(told.has('facilitators') ? ['its facilitators'] : []),
  ];
  return parts.length === 0 ? '' : ` (${listed(parts)})`;
}

export const FORMATION_WORDS: Readonly<Record<string, ActWords>> = {
  'proposal.create': {
    label: 'Propose a working group',
    sentence: (told) =>
      `${told.who} proposed the working group ${told.line('name')}, to be facilitated by ${told.persons('facilitators')}`,
  },
  'proposal.revise': {
    label: 'Publish the proposal',
    sentence: (told) =>
      `${told.who} published a revision of the proposal ${told.group()}${revisedParts(told)}`,
  },
  'proposal.circulate': {
    label: 'Circulate the proposal',
    sentence: (told) =>
      `${told.who} circulated the proposal ${told.group()} for ${told.days()} ${told.channels()}`,
    consequence: (told) =>
      `The proposal circulates for ${told.days()}; it cannot be presented to the TSC before that, and a material change starts the days again.`,
  },
  'proposal.extend-circulation': {
    label: 'Extend the circulation',
    sentence: (told) =>
      `${told.who} extended the circulation of ${told.group()} to ${told.days()} in all`,
  },
  'interest.express': {
    label: 'Show interest',
    sentence: (told) => {
      const as = told.has('role') ? ` as ${told.role()}` : '';
      return `${told.who} showed interest in ${told.group()}${as}${told.saying('note')}`;
    },
  },
  'interest.withdraw': {
    label: 'Take the interest back',
    sentence: (told) => `${told.who} took back the interest in ${told.group()}`,
  },
  'interest.record': {
    label: 'Record interest shown elsewhere',
    sentence: (told) =>
      `${told.who} recorded that ${told.person()} showed interest in ${told.group()} (${told.line('where')})`,
  },
  'members.choose': {
    label: 'Choose the members',
    sentence: (told) => {
      const roster = told.list('roster');
      const names = roster.map((seat) => `${seat.person()} (${seat.role()})`);
      const chosen = names.length > 6 ? people(names.length) : listed(names);
      return `${told.who} chose the members of ${told.group()}: ${chosen}`;
    },
  },
  'proposal.present': {
    label: 'Present the proposal to the TSC',
    sentence: (told) =>
      `${told.who} presented the proposal ${told.group()} to the TSC for a vote${told.forDays()}`,
    consequence: () =>
      'The text, the roster, the roll and the rule are fixed for this ballot. Once somebody else has voted, it runs to its end.',
  },
  'proposal.withdraw': {
    label: 'Withdraw the proposal',
    sentence: (told) => `${told.who} withdrew the proposal ${told.group()}${told.saying('reason')}`,
    consequence: (told) =>
      `The proposal ${told.group()} ends here. It cannot be taken up again; a new one would have to be made.`,
  },
};

/** `scope and goal, limits of its focus`. */
export const charterFieldsWords = (fields: readonly string[]): string =>
  listed(fields.map((field) => labelOf(CHARTER_FIELDS, field).toLowerCase()));
