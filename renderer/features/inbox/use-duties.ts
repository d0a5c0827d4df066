import { useMemo } from 'react';
import { dutiesOf, type Duty, type Instant } from '../../../shared/rules/index.ts';
import type { AssociationView } from '../../stores/association-store.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { useMentions } from './mentions-use.ts';
import { needsWord } from './needs-word.ts';

export interface Duties {
  /** What is to be done. */
  readonly open: readonly Duty[];
  /** What this person has done about, on this device: it is not with the relay yet. */
  readonly onTheirWay: readonly Duty[];
}

const keyOf = ({ duty, subject }: Duty): string => `${duty} ${subject.kind} ${subject.id}`;

/** What a person owes, apart from what they have just done and the relay has not acknowledged. */
export function dutiesIn(
  { verified, state, me }: Pick<AssociationView, 'verified' | 'state' | 'me'>,
  now: Instant,
): Duties {
  const open = dutiesOf(state, me.person, now);
  if (verified === state) return { open, onTheirWay: [] };
  const left = new Set(open.map(keyOf));
  const owed = dutiesOf(verified, me.person, now);
  return { open, onTheirWay: owed.filter((duty) => !left.has(keyOf(duty))) };
}

/** What this person owes now, most urgent first. */
export function useDuties(): Duties {
  const { verified, state, me } = useAssociation(({ verified, state, me }) => ({
    verified,
    state,
    me,
  }));
  const now = useNow();
  return useMemo(() => dutiesIn({ verified, state, me }, now), [verified, state, me, now]);
}

/** How many things wait for this person: duties, mentions, what needs their word. */
export function useInboxCount(): number {
  const { outbox, drafts } = useAssociation(({ outbox, drafts }) => ({ outbox, drafts }));
  const { held, refused } = needsWord(outbox);
  const { mentions } = useMentions();
  return useDuties().open.length + mentions.length + held.length + refused.length + drafts.length;
}
