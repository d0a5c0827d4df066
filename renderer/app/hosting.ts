import type { Connection, KnownAssociation } from '../../shared/client/host-messages.ts';
import type { Rulebook } from '../../shared/rules/index.ts';
import { useAssociation } from '../stores/use-association.tsx';

/** Where the relay runs, and for whom it is there. */
export type Hosting =
  /** On a server, or wherever it is: nothing says that it comes and goes. */
  | { readonly kind: 'standing' }
  /** On this computer; null where others do not reach it. */
  | { readonly kind: 'here'; readonly sharedAs: string | null }
  /** On the computer of a person, and there only while that is awake. */
  | { readonly kind: 'with-person'; readonly person: string };

export function hostingOf(
  { hosted, sharedAs }: Pick<KnownAssociation, 'hosted' | 'sharedAs'>,
  { hostedBy }: Pick<Connection, 'hostedBy'>,
): Hosting {
  if (hosted === 'here') return { kind: 'here', sharedAs };
  return hostedBy === null ? { kind: 'standing' } : { kind: 'with-person', person: hostedBy };
}

export function useHosting(): Hosting {
  const { association, connection } = useAssociation(({ association, connection }) => ({
    association,
    connection,
  }));
  return hostingOf(association, connection);
}

/** Whether others depend on a computer that somebody also switches off. */
export const comesAndGoes = (hosting: Hosting): boolean =>
  hosting.kind === 'with-person' || (hosting.kind === 'here' && hosting.sharedAs !== null);

/** How long ballots are set to last while the relay comes and goes, in days. */
const LONG_ENOUGH = 14;

/** How many days a ballot lasts unless somebody says otherwise. */
export function usualBallotDays(
  { ballotDays }: Pick<Rulebook, 'ballotDays'>,
  hosting: Hosting,
): number {
  if (!comesAndGoes(hosting)) return ballotDays.default;
  return Math.max(ballotDays.default, Math.min(LONG_ENOUGH, ballotDays.max));
}
