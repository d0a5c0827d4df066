import { useState } from 'react';
import { DAY, type Rule } from '../../shared/rules/index.ts';
import { ruleWords } from '../../shared/wording/index.ts';
import { useAssociation, useNow } from '../stores/use-association.tsx';
import { NumberField, sectionStyles, Time } from '../ui/index.ts';
import { HostingLine } from './hosting-line.tsx';
import { comesAndGoes, useHosting, usualBallotDays } from './hosting.ts';

/** Without an association there is no ballot: any number does. */
const ANY = { default: 7, min: 1, max: 30 } as const;

/** How many days a ballot is to last: as many as is usual, until somebody says otherwise. */
export function useBallotDays(): readonly [days: number, setDays: (days: number) => void] {
  const rulebook = useAssociation(({ state }) => state.association?.rulebook);
  const hosting = useHosting();
  return useState(() => usualBallotDays(rulebook ?? { ballotDays: ANY }, hosting));
}

export interface BallotLengthProps {
  readonly days: number;
  readonly onChange: (days: number) => void;
  /** What opens the ballot, as in “If you … now”. */
  readonly opening: string;
  readonly rule: Rule;
}

/** Asks how long a vote is to last, and says when it would close, and by which rule it passes. */
export function BallotLength({ days, onChange, opening, rule }: BallotLengthProps) {
  const ballotDays = useAssociation(({ state }) => state.association?.rulebook.ballotDays) ?? ANY;
  const now = useNow();
  const hosting = useHosting();
  return (
    <>
      <NumberField
        label="Length of the vote"
        value={days}
        onChange={onChange}
        min={ballotDays.min}
        max={ballotDays.max}
        unit="days"
      />
      {comesAndGoes(hosting) ? (
        <p className={sectionStyles.quiet}>
          <HostingLine />
        </p>
      ) : null}
      <p className={sectionStyles.quiet}>
        If you {opening} now, it closes <Time at={now + days * DAY} />, or after 24 hours at the
        earliest once everyone has voted. {ruleWords(rule)}
      </p>
    </>
  );
}
