/** What a ballot is about stands where it waits for the ballot, and the other way round. */

import { known, type Ballot, type State } from '../../../../shared/rules/index.ts';

/** What the subject of an open ballot shows: its group's stage, its own, and the ballot it names. */
interface Waiting {
  readonly stage: string;
  readonly names: string | null;
}

function subjectOf(state: State, { kind, subject, id }: Ballot): Waiting {
  switch (kind) {
    case 'formation':
      return { stage: known(state, 'twg', subject).stage, names: id };
    case 'charter-revision': {
      const { stage, revision } = known(state, 'twg', subject);
      return { stage, names: revision };
    }
    case 'output-proceed':
    case 'output-approval': {
      const { stage, twg } = known(state, 'output', subject);
      return { stage: `${stage} in ${known(state, 'twg', twg).stage}`, names: id };
    }
    case 'dip-acceptance': {
      const { status, ballot } = known(state, 'dip', subject);
      return { stage: status, names: ballot };
    }
    case 'topic': {
      const { status, ballot, twg } = known(state, 'topic', subject);
      return { stage: `${status} in ${known(state, 'twg', twg).stage}`, names: ballot };
    }
    case 'rulebook-change':
      return { stage: subject, names: id };
  }
}

const WAITS_AT: { readonly [K in Ballot['kind']]: string } = {
  formation: 'voting',
  'charter-revision': 'formed',
  'output-proceed': 'twg-vote in formed',
  'output-approval': 'tsc-vote in formed',
  'dip-acceptance': 'last-call',
  topic: 'open in formed',
  'rulebook-change': 'rulebook',
};

function openBallotsAwaited(state: State): string[] {
  return [...state.ballot.values()]
    .filter((ballot) => ballot.status === 'open')
    .filter((ballot) => {
      const { stage, names } = subjectOf(state, ballot);
      return stage !== WAITS_AT[ballot.kind] || names !== ballot.id;
    })
    .map((ballot) => `nothing waits for ballot ${ballot.id}, which is open`);
}

/** Ids of the subjects of the open ballots of that kind, of which there is one each. */
const votedOn = (state: State, kind: Ballot['kind']): string[] =>
  [...state.ballot.values()]
    .filter((ballot) => ballot.kind === kind && ballot.status === 'open')
    .map((ballot) => ballot.subject)
    .sort();

const same = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join() === [...b].sort().join();

function waitersVotedOn(state: State): string[] {
  const twgs = [...state.twg.values()];
  const outputs = [...state.output.values()];
  const waiting: readonly (readonly [Ballot['kind'], readonly string[]])[] = [
    ['formation', twgs.filter(({ stage }) => stage === 'voting').map(({ id }) => id)],
    ['charter-revision', twgs.filter(({ revision }) => revision !== null).map(({ id }) => id)],
    ['output-proceed', outputs.filter(({ stage }) => stage === 'twg-vote').map(({ id }) => id)],
    ['output-approval', outputs.filter(({ stage }) => stage === 'tsc-vote').map(({ id }) => id)],
    [
      'dip-acceptance',
      [...state.dip.values()].filter((dip) => dip.ballot !== null).map((dip) => dip.output),
    ],
    [
      'topic',
      [...state.topic.values()].filter((topic) => topic.ballot !== null).map(({ id }) => id),
    ],
  ];
  return waiting
    .filter(([kind, ids]) => !same(ids, votedOn(state, kind)))
    .map(
      ([kind, ids]) =>
        `${ids.join()} wait for a ballot ${kind}; open are ${votedOn(state, kind).join()}`,
    );
}

export const ballotsAwaited = (state: State): string[] => [
  ...openBallotsAwaited(state),
  ...waitersVotedOn(state),
];
