/** A group concludes when nothing of it is left open. */

import { defineAct, form, type Guard } from './act-definition.ts';
import { id, text } from './fields.ts';
import { refuse } from './refusal.ts';
import { groupAt } from './stage.ts';
import { known, type Ballot, type State } from './state.ts';
import { facilitatorOrSecretariat, namedGroup } from './who.ts';

type OfGroup = { readonly twg: string };

/** The group that a ballot is of; the acceptance of a DIP is not the group's any more. */
function groupOfBallot(state: State, ballot: Ballot): string | null {
  switch (ballot.kind) {
    case 'formation':
    case 'charter-revision':
      return ballot.subject;
    case 'output-proceed':
    case 'output-approval':
      return known(state, 'output', ballot.subject).twg;
    case 'topic':
      return known(state, 'topic', ballot.subject).twg;
    case 'dip-acceptance':
    case 'rulebook-change':
      return null;
  }
}

const noBallots: Guard<OfGroup> = ({ state, data }) => {
  const ballots = state.openBallots.filter(
    (ballot) => groupOfBallot(state, known(state, 'ballot', ballot)) === data.twg,
  );
  return ballots.length === 0 ? null : refuse('ballot-open', { ballots });
};

/**
 * Whether an output still asks something of its group. A denied DIP does, since it can be improved;
 * not once its output is abandoned: nothing could take it further, and the group could never end.
 */
function isOpen(state: State, output: string): boolean {
  const { stage } = known(state, 'output', output);
  if (stage === 'abandoned') return false;
  const status = state.dip.get(output)?.status;
  return stage !== 'circulated' || status === 'submitted' || status === 'denied';
}

const noOutputs: Guard<OfGroup> = (given) => {
  const outputs = namedGroup(given).outputs.filter((output) => isOpen(given.state, output));
  return outputs.length === 0 ? null : refuse('outputs-open', { outputs });
};

const conclude = defineAct({
  type: 'twg.conclude',
  data: form({ twg: id, reason: text }),
  refersTo: (data) => [{ kind: 'twg', id: data.twg }],
  who: facilitatorOrSecretariat(namedGroup),
  stage: groupAt(namedGroup, 'formed'),
  guards: [noBallots, noOutputs],
  effect: (draft, { data }) => draft.change('twg', data.twg, { stage: 'concluded' }),
});

export const CONCLUSION_ACTS = [conclude];
