/** What a ballot is about, in words. */

import type { Ballot, BallotKind, State } from '../rules/index.ts';
import { BALLOT_KINDS } from './labels.ts';

export interface BallotSubject {
  /** The name of what is voted on. */
  readonly title: string;
  /** The kind of ballot, for a heading above the title. */
  readonly kind: string;
  /** The question that a yes answers. */
  readonly question: string;
  /** What a pass does, in a sentence. */
  readonly passed: string;
  /** The group it belongs to; null for the rulebook. */
  readonly twg: string | null;
}

const groupName = (state: State, twg: string): string => state.twg.get(twg)?.name ?? twg;

export function subjectOf(ballot: Ballot, state: State): BallotSubject {
  const { subject } = ballot;
  const kind = BALLOT_KINDS[ballot.kind];
  switch (ballot.kind) {
    case 'formation': {
      const title = groupName(state, subject);
      return {
        title,
        kind,
        twg: subject,
        question: `Shall ${title} be formed as proposed?`,
        passed: 'The group is formed, and the members in the text become its members.',
      };
    }
    case 'charter-revision': {
      const title = groupName(state, subject);
      return {
        title,
        kind,
        twg: subject,
        question: `Shall the revised charter of ${title} come into force?`,
        passed: 'The revised charter replaces the one in force.',
      };
    }
    case 'output-proceed':
    case 'output-approval':
    case 'dip-acceptance':
      return outputSubject(ballot, state);
    case 'topic': {
      const topic = state.topic.get(subject);
      const title = topic?.title ?? subject;
      return {
        title,
        kind,
        twg: topic?.twg ?? null,
        question: `Does the group agree on “${title}” as written here?`,
        passed: 'The topic is agreed.',
      };
    }
    case 'rulebook-change':
      return {
        title: 'Rulebook',
        kind,
        twg: null,
        question: 'Shall the rulebook be changed as written here?',
        passed: 'The change counts for ballots, windows and checks that begin later.',
      };
  }
}

function outputSubject(ballot: Ballot, state: State): BallotSubject {
  const output = state.output.get(ballot.subject);
  const title = output?.title ?? ballot.subject;
  const about = { title, kind: BALLOT_KINDS[ballot.kind], twg: output?.twg ?? null };
  if (ballot.kind === 'output-proceed') {
    return {
      ...about,
      question: `Shall “${title}” go to the TSC as written here?`,
      passed: 'The output goes to the TSC for review and edits.',
    };
  }
  if (ballot.kind === 'output-approval') {
    return {
      ...about,
      question: `Shall “${title}” be approved as written here?`,
      passed: 'The output is approved and may be circulated in the association.',
    };
  }
  return {
    ...about,
    question: `Shall the DIP “${title}” be accepted as written here?`,
    passed: 'The DIP is accepted; it is up to the maintainers to implement it.',
  };
}

/** What the outcome has done to the subject. */
export function outcomeEffect(ballot: Ballot, state: State): string {
  switch (ballot.outcome) {
    case null:
      return '';
    case 'passed':
      return passedEffect(ballot, state);
    case 'withdrawn':
      return 'Whoever opened it took it back before anybody else had voted. What it was about went back to where it stood before.';
    case 'no-quorum':
      return NO_QUORUM[ballot.kind];
    case 'failed':
      return FAILED[ballot.kind];
  }
}

/** A formation that passed may still have sent the group back: too few were left when it closed. */
function passedEffect(ballot: Ballot, state: State): string {
  const twg = ballot.kind === 'formation' ? state.twg.get(ballot.subject) : undefined;
  const sentBack = twg !== undefined && twg.formedAt !== ballot.closedAt;
  return sentBack
    ? 'It passed, but people had withdrawn their interest meanwhile, and too few organizations or no facilitator was left: the proposal went back to circulation.'
    : subjectOf(ballot, state).passed;
}

const NO_QUORUM: { readonly [K in BallotKind]: string } = {
  formation:
    'Too few took part. The proposal goes back to circulation, and may be presented again without a new window.',
  'charter-revision': 'Too few took part. The old charter stays in force.',
  'output-proceed': 'Too few took part. The output goes back to drafting.',
  'output-approval':
    'Too few took part. The output stays with the TSC, to be put to the vote again.',
  'dip-acceptance': 'Too few took part. Acceptance may be asked for again.',
  'rulebook-change': 'Too few took part. The rulebook stays as it is.',
  topic: 'Too few took part. The topic stays open.',
};

const FAILED: { readonly [K in BallotKind]: string } = {
  formation: 'The proposal is declined. It may be revised and circulated again.',
  'charter-revision': 'The old charter stays in force.',
  'output-proceed': 'The output goes back to drafting.',
  'output-approval': 'The output goes back to drafting.',
  'dip-acceptance': 'The DIP is rejected.',
  'rulebook-change': 'The rulebook stays as it is.',
  topic: 'The topic stays open.',
};
