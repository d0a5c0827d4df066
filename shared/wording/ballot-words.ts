/** Voting. */

import type { ActWords, Told } from './told.ts';

const CHOSEN: Readonly<Record<string, string>> = {
  yes: 'voted yes on',
  no: 'voted no on',
  abstain: 'abstained on',
};

const voted = (told: Told): string => told.label(CHOSEN, 'choice');

export const BALLOT_WORDS: Readonly<Record<string, ActWords>> = {
  'ballot.cast': {
    label: 'Vote',
    sentence: (told) => `${told.who} ${voted(told)} ${told.subject()}${told.saying('comment')}`,
  },
  'ballot.recuse': {
    label: 'Recuse yourself',
    sentence: (told) =>
      `${told.who} recused themselves from ${told.ballot()}${told.saying('reason')}`,
    consequence: () =>
      'You cannot vote on this ballot any more, and a vote that you cast on it is void. The quorum stays as it is.',
  },
  'ballot.withdraw': {
    label: 'Withdraw the ballot',
    sentence: (told) => `${told.who} withdrew ${told.ballot()}${told.saying('reason')}`,
    consequence: () =>
      'The ballot ends without a result and cannot be reopened. What it was about goes back to where it stood before.',
  },
  'ballot.close': {
    label: 'Close the ballot',
    sentence: (told) => {
      const ballot = told.state.ballot.get(told.raw('ballot'));
      switch (ballot?.outcome) {
        case 'passed':
          return `${told.who} closed ${told.ballot()}: it passed`;
        case 'failed':
          return `${told.who} closed ${told.ballot()}: it failed`;
        case 'no-quorum':
          return `${told.who} closed ${told.ballot()}: too few took part for a result`;
        case 'withdrawn':
        case null:
        case undefined:
          return `${told.who} closed ${told.ballot()}`;
      }
    },
  },
};
