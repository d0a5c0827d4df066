/** What a person owes, in words. */

import type { Consequence, Duty } from '../rules/duties.ts';
import type { State } from '../rules/state.ts';
import { actLabel } from './act-words.ts';
import { ballotTitle, concernName, dipName, groupName, outputName } from './names.ts';
import { capitalized, said } from './phrases.ts';

export interface DutyWords {
  /** `Vote`, `Post the update`. */
  readonly verb: string;
  /** What it is about: `Forming a group: Mainnet Operations`. */
  readonly subject: string;
  /** What happens, or goes on, while it is not done: a whole sentence. */
  readonly consequence: string;
}

/** Every act that a duty asks for, as a call to do it. */
const VERBS: Readonly<Record<string, string>> = {
  'ballot.cast': 'Vote',
  'facilitator.accept': 'Accept to facilitate, or say no',
  'members.choose': 'Choose the members',
  'proposal.present': 'Present the proposal to the TSC',
  'update.post': 'Post the bi-weekly update',
  'output.assign': 'See that every duty has an owner',
  'output.request-approval': 'Review it, then ask the TSC to approve',
  'output.circulate': 'Circulate the output',
  'dip.submit': 'Submit the DIP as a pull request',
  'dip.assign-manager': 'Assign a DIP Manager',
  'dip.merge': 'Merge or deny the pull request',
  'concern.resolve': 'Resolve the concern',
  'dip.request-acceptance': 'Ask the TSC to accept the DIP',
  'charter.revise': 'Revise the charter, or conclude the group',
  'member.add': 'Bring another organization in',
  'facilitator.appoint': 'Appoint a facilitator',
};

/** The acts that there are words for. */
export const DUTIES_IN_WORDS: readonly string[] = Object.keys(VERBS);

const CONSEQUENCES: Readonly<Record<Consequence, string>> = {
  'ballot-closes-without-your-vote': 'The ballot closes without your vote.',
  'group-waits-for-a-facilitator': 'The group waits for your answer.',
  'proposal-cannot-be-presented':
    'The proposal cannot be presented until its members are chosen: people who have shown interest, from enough organizations.',
  'proposal-waits-for-the-vote': 'The proposal waits; the TSC cannot vote on it yet.',
  'update-overdue': 'The association hears nothing of the group, and the update shows as overdue.',
  'output-cannot-go-to-the-vote': 'The output cannot go to the group’s vote.',
  'output-waits-for-approval': 'The output stays with the TSC’s review and cannot be circulated.',
  'output-not-circulated': 'The association has not been given the approved output.',
  'dip-not-submitted': 'The DIP does not enter the DIP process.',
  'dip-has-no-manager': 'Nobody takes the DIP through its process.',
  'dip-waits-to-be-merged': 'The DIP waits at its pull request.',
  'acceptance-cannot-be-requested':
    'The TSC cannot be asked to accept the DIP while a concern is open.',
  'dip-waits-for-acceptance': 'The DIP waits; the TSC cannot vote on it yet.',
  'nothing-new-can-be-voted-on': 'The charter has run out: nothing new can be started or voted on.',
  'too-few-organizations': 'The group has members from fewer organizations than it needs.',
  'group-without-facilitator': 'Nobody facilitates the group.',
};

function subjectWords({ kind, id }: Duty['subject'], state: State): string {
  switch (kind) {
    case 'twg':
      return groupName(state, id);
    case 'ballot':
      return ballotTitle(state, id);
    case 'output':
      return capitalized(outputName(state, id).replace(/^the /u, ''));
    case 'dip':
      return capitalized(dipName(state, id).replace(/^the /u, ''));
    case 'concern':
      return capitalized(concernName(state, id).replace(/^the /u, ''));
    default:
      return said(id);
  }
}

/** A duty in words. */
export function dutyWords(duty: Duty, state: State): DutyWords {
  return {
    verb: VERBS[duty.duty] ?? actLabel(duty.duty),
    subject: subjectWords(duty.subject, state),
    consequence: CONSEQUENCES[duty.consequence],
  };
}
