import type { Ballot, Recusal, State, Vote } from '../rules/index.ts';

/** What a reader should know of the device behind a vote. */
export type DeviceMark =
  /** Its key lives in a browser: the relay's operator serves the code that uses it. */
  | 'browser'
  /** Made with the association's recovery code. */
  | 'recovery'
  /** Added after the ballot opened. */
  | 'younger-than-ballot'
  /** Revoked since. */
  | 'revoked';

/** What a mark beside a vote says. */
export const DEVICE_MARKS: {
  readonly [M in DeviceMark]: { readonly words: string; readonly why: string };
} = {
  browser: {
    words: 'browser',
    why: 'Signed in a browser: the code that signed it was served by the relay.',
  },
  recovery: {
    words: 'recovery code',
    why: 'Signed with the recovery code that was printed at the founding.',
  },
  'younger-than-ballot': {
    words: 'new device',
    why: 'Signed by a device that was added after this ballot had opened.',
  },
  revoked: {
    words: 'device revoked since',
    why: 'The device that signed it has been revoked since.',
  },
};

export interface VoteOnRecord {
  readonly vote: Vote;
  readonly marks: readonly DeviceMark[];
}

/** One person of the roll, and all that they have done in the ballot. */
export interface Voter {
  readonly person: string;
  /** The vote that counts. */
  readonly standing: VoteOnRecord | null;
  /** Votes that were replaced, or made void by a recusal; the first cast first. */
  readonly earlier: readonly VoteOnRecord[];
  readonly recusal: Recusal | null;
}

export function marksOf(ballot: Ballot, state: State, vote: Vote): readonly DeviceMark[] {
  const device = state.device.get(vote.device);
  if (device === undefined) return [];
  const marks: DeviceMark[] = [];
  if (device.kind === 'browser') marks.push('browser');
  if (device.kind === 'recovery') marks.push('recovery');
  if (device.addedAt > ballot.openedAt) marks.push('younger-than-ballot');
  if (device.revokedAt !== null) marks.push('revoked');
  return marks;
}

/** Everyone on the roll, in its order. */
export function votersOf(ballot: Ballot, state: State): readonly Voter[] {
  return ballot.roll.map((person) => {
    const recusal = ballot.recusals.find((entry) => entry.person === person) ?? null;
    const cast = ballot.votes
      .filter((vote) => vote.person === person)
      .map((vote) => ({ vote, marks: marksOf(ballot, state, vote) }));
    const standing = recusal === null ? (cast.at(-1) ?? null) : null;
    const earlier = standing === null ? cast : cast.slice(0, -1);
    return { person, standing, earlier, recusal };
  });
}

export interface VoterGroups {
  readonly yes: readonly Voter[];
  readonly no: readonly Voter[];
  readonly abstain: readonly Voter[];
  readonly recused: readonly Voter[];
  readonly notVoted: readonly Voter[];
}

/** The roll by what counts of each person. */
export function groupedVoters(voters: readonly Voter[]): VoterGroups {
  const by = (choice: Vote['choice']) =>
    voters.filter(({ standing }) => standing?.vote.choice === choice);
  return {
    yes: by('yes'),
    no: by('no'),
    abstain: by('abstain'),
    recused: voters.filter(({ recusal }) => recusal !== null),
    notVoted: voters.filter(({ standing, recusal }) => standing === null && recusal === null),
  };
}
