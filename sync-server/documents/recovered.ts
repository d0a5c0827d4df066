/** Who is named as the author of what another brought: no person's id has a colon. */
export const recoveredThrough = (person: string): string => `${RECOVERED}${person}`;

const RECOVERED = 'recovered:';

/** Whether a person may write under a client id that is claimed like that. */
export function isClaimOf(claim: string | undefined, person: string): boolean {
  return claim === undefined || claim === person || claim === recoveredThrough(person);
}

/** Whether what is under a client id that is claimed like that may be somebody's own. */
export function mayBeOf(claim: string | undefined, person: string): boolean {
  return isClaimOf(claim, person) || claim?.startsWith(RECOVERED) === true;
}
