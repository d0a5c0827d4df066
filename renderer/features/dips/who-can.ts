/** Who can do what on a DIP, by name: as the end of “This can be done by …”. */

import type { Concern, Dip, Output, State } from '../../../shared/rules/index.ts';
import {
  facilitatorsWords,
  listed,
  needsWords,
  personName,
} from '../../../shared/wording/index.ts';

export function managerWords(state: State, dip: Dip): string {
  if (dip.manager !== null) return `its manager, ${personName(state, dip.manager)}`;
  return `its manager, once ${leadWords(state)} has assigned one`;
}

/** Who assigns managers; where there is none, who appoints one. */
export function leadWords(state: State): string {
  const { association } = state;
  return association === null || association.leadMaintainer === null
    ? `the lead maintainer, whom ${needsWords('secretariat', state)} appoints first,`
    : `the lead maintainer, ${personName(state, association.leadMaintainer)},`;
}

const withoutComma = (words: string): string => words.replace(/,$/, '');

const finalizers = (state: State, output: Output): string =>
  output.owners.finalizing.length === 0
    ? ''
    : `, or by whoever owns finalizing it (${listed(
        output.owners.finalizing.map((person) => personName(state, person)),
        'or',
      )})`;

/** Who submits it: a facilitator, or an owner of its last duty. */
export const submitterWords = (state: State, output: Output): string =>
  `${facilitatorsWords(state, output.twg)}${finalizers(state, output)}`;

/** Who may do an act on a DIP. */
export function whoCanWords(type: string, state: State, output: Output, dip: Dip): string {
  switch (type) {
    case 'dip.submit':
      return submitterWords(state, output);
    case 'dip.assign-manager':
      return withoutComma(leadWords(state));
    case 'dip.withdraw':
      return facilitatorsWords(state, output.twg);
    case 'dip.deprecate':
      return needsWords('maintainer', state);
    case 'concern.raise':
      return needsWords('person', state);
    case 'dip.revise':
      return dip.status === 'draft'
        ? `${managerWords(state, dip)}${finalizers(state, output)}`
        : managerWords(state, dip);
    default:
      return managerWords(state, dip);
  }
}

/** Who may resolve a concern. */
export const resolverWords = (state: State, dip: Dip, { by }: Concern): string =>
  dip.manager === by
    ? personName(state, by)
    : `${personName(state, by)}, who raised it, or by ${managerWords(state, dip)}`;
