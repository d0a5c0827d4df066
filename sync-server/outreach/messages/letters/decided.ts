/** What the TSC has decided, for everybody to hear. */

import { known, type Ballot, type State } from '../../../../shared/rules/index.ts';
import {
  capitalized,
  dipName,
  groupName,
  neededWords,
  outputName,
  subjectOfBallot,
} from '../../../../shared/wording/index.ts';
import type { Given, MessageDefinition } from '../definition.ts';
import { fact, facts, paragraph, type Letter } from '../letter.ts';
import { countFacts, reasonFor, when } from '../telling.ts';

/** What its outcome is called; null for a ballot of which not everybody is told. */
export function decisionTitle(state: State, { kind, subject, outcome }: Ballot): string | null {
  switch (kind) {
    case 'formation':
      return formationTitle(groupName(state, subject), outcome);
    case 'output-approval':
      return outcome === 'passed'
        ? `Approved: ${capitalized(outputName(state, subject).replace(/^the /u, ''))}`
        : null;
    case 'dip-acceptance':
      return acceptanceTitle(capitalized(dipName(state, subject).replace(/^the /u, '')), outcome);
    case 'charter-revision':
    case 'rulebook-change':
    case 'output-proceed':
    case 'topic':
      return null;
  }
}

function formationTitle(group: string, outcome: Ballot['outcome']): string | null {
  switch (outcome) {
    case 'passed':
      return `A working group is formed: ${group}`;
    case 'failed':
      return `The TSC has declined a working group: ${group}`;
    case 'no-quorum':
      return `No quorum on forming a working group: ${group}`;
    case 'withdrawn':
    case null:
      return null;
  }
}

function acceptanceTitle(dip: string, outcome: Ballot['outcome']): string | null {
  switch (outcome) {
    case 'passed':
      return `Accepted: ${dip}`;
    case 'failed':
      return `Rejected: ${dip}`;
    case 'no-quorum':
    case 'withdrawn':
    case null:
      return null;
  }
}

function letter(given: Given): Letter {
  const { task, state } = given;
  const ballot = known(state, 'ballot', task.subject.id);
  return {
    title: decisionTitle(state, ballot) ?? '',
    parts: [
      paragraph(`The Technical Steering Committee has voted. ${neededWords(ballot)}`),
      facts(
        fact('About', capitalized(subjectOfBallot(state, ballot))),
        fact('Closed', when(ballot.closedAt ?? given.now, given)),
      ),
      countFacts(ballot),
    ],
    place: `#/ballots/${ballot.id}`,
    action: 'See the ballot',
    reason: reasonFor(task, state, 'decided'),
    calendar: null,
    thread: `ballot-${ballot.id}`,
  };
}

function isTold({ task, state }: Given): boolean {
  const ballot = state.ballot.get(task.subject.id);
  return ballot !== undefined && decisionTitle(state, ballot) !== null;
}

export const DECISION_MESSAGES = {
  decided: { wanted: isTold, letter },
} as const satisfies Readonly<Record<string, MessageDefinition>>;
