/** Why a person cannot write in a document, in words, with who can; what the rules say of access. */

import {
  access,
  closingInstant,
  facilitatorsOf,
  latestBallot,
  type Instant,
  type State,
} from '../../../shared/rules/index.ts';
import {
  groupName,
  groupOfDocument,
  labelOf,
  listed,
  OUTPUT_STAGES,
  personName,
} from '../../../shared/wording/index.ts';

export interface WhyNotWrite {
  /** One sentence. */
  readonly title: string;
  /** Who can, or what can be done instead. */
  readonly way: string;
  /** The open vote that holds the text still, and when it closes. */
  readonly vote: { readonly ballot: string; readonly until: Instant } | null;
}

const INSTEAD = 'You can comment, and suggest changes.';

/** Null where that person may write. */
export function whyNotWrite(state: State, person: string, document: string): WhyNotWrite | null {
  if (access(state, person, document).write) return null;
  const [kind = '', id = '', more = ''] = document.split('/');
  switch (kind) {
    case 'output':
      return whyNotOutput(state, id);
    case 'notes':
    case 'agenda':
    case 'minutes':
      return bySeat(state, document);
    case 'update':
      return state.update.has(more)
        ? why('This update has been posted, so its text is fixed.', INSTEAD)
        : byFacilitators(state, id);
    case 'dissent':
      return why(
        `This is the opinion of ${personName(state, more)}, who alone writes it.`,
        INSTEAD,
      );
    default:
      return why('You can read this, not write it.', INSTEAD);
  }
}

const why = (title: string, way: string): WhyNotWrite => ({ title, way, vote: null });

function bySeat(state: State, document: string): WhyNotWrite {
  const group = groupOfDocument(state, document);
  return group === null
    ? why(
        'This device does not know what this document belongs to.',
        'It may be there once the ledger has caught up.',
      )
    : why(`It is written by the members and observers of ${groupName(state, group)}.`, INSTEAD);
}

function byFacilitators(state: State, twg: string): WhyNotWrite {
  const group = state.twg.get(twg);
  const names = group === undefined ? [] : facilitatorsOf(group).map((id) => personName(state, id));
  const whose = names.length === 0 ? 'facilitators' : `facilitators: ${listed(names)}`;
  return why(`It is written by the group’s ${whose}.`, INSTEAD);
}

function whyNotOutput(state: State, id: string): WhyNotWrite {
  const output = state.output.get(id);
  if (output === undefined) {
    return why(
      'This device knows no such output.',
      'It may be there once the ledger has caught up.',
    );
  }
  const group = groupName(state, output.twg);
  switch (output.stage) {
    case 'drafting':
      return why(`It is being drafted by the members of ${group}.`, INSTEAD);
    case 'tsc-review':
      return why(
        'It is in review: the TSC, the facilitators and the output’s finalizers write it.',
        INSTEAD,
      );
    case 'twg-vote':
    case 'tsc-vote': {
      const ballot =
        output.stage === 'twg-vote'
          ? latestBallot(state, 'output-proceed', id)
          : latestBallot(state, 'output-approval', id);
      const vote =
        ballot === undefined ? null : { ballot: ballot.id, until: closingInstant(ballot) };
      return { title: 'The vote is open: the text is fixed until it closes.', way: INSTEAD, vote };
    }
    case 'approved':
    case 'circulated':
    case 'abandoned':
      return why(
        `It is ${labelOf(OUTPUT_STAGES, output.stage).toLowerCase()}: its text is fixed.`,
        INSTEAD,
      );
  }
}
