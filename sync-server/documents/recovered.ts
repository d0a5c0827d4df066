/** Who is named as the author of what another brought: no person's id has a colon. */
export const recoveredThrough = (person: string): string => `recovered:${person}`;

/** Whether a person may write under a client id that is claimed like that. */
export function isClaimOf(claim: string | undefined, person: string): boolean {
  return claim === undefined || claim === person || claim === recoveredThrough(person);
}
