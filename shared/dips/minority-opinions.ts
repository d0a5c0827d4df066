/** The minority opinions that travel with a text, for where it goes: each by whose it is, its hash, and where it is. */

import { known, type State } from '../rules/index.ts';
import { plainCode } from './plain-line.ts';

export interface MinorityOpinion {
  /** The name of the organization whose member attached it; null where the ledger has none. */
  readonly organization: string | null;
  readonly textSha256: string;
}

/**
 * In the order of the ledger. What becomes of a repository is public, and people are named in public
 * by their own choice only, which is not in the ledger: so each is said to be of a member of an
 * organization, as on a public portal.
 */
export function minorityOpinions(state: State, output: string): readonly MinorityOpinion[] {
  return known(state, 'output', output).dissents.map(({ person, textSha256 }) => {
    const organization = state.person.get(person)?.organization ?? null;
    return {
      organization:
        organization === null ? null : (state.organization.get(organization)?.name ?? organization),
      textSha256,
    };
  });
}

/** A paragraph for a commit, and one before the list in a pull request. */
export const opinionsSentence = ({ length }: readonly MinorityOpinion[]): string =>
  length === 1
    ? 'Not all of the group agree: a minority opinion travels with this text. It is in an export of that ledger, under its SHA-256, and on the output’s page in Convene.'
    : `Not all of the group agree: ${length} minority opinions travel with this text. They are in an export of that ledger, each under its SHA-256, and on the output’s page in Convene.`;

/** What is handed over with a commit or a pull request has an end; the sentence counts them all. */
const MOST = 50;

/** A trailer for each. */
export const opinionTrailers = (opinions: readonly MinorityOpinion[]): readonly string[] =>
  opinions.slice(0, MOST).map(({ textSha256 }) => `Convene-Minority-Opinion: ${textSha256}`);

/** A line for each, in GitHub's Markdown. */
export function opinionsList(opinions: readonly MinorityOpinion[]): string {
  const lines = opinions.slice(0, MOST).map(({ organization, textSha256 }) => {
    const whose = organization === null ? 'the association' : plainCode(organization);
    return `- Minority opinion of a member of ${whose}: SHA-256 \`${textSha256}\``;
  });
  const left = opinions.length - lines.length;
  return [...lines, ...(left === 0 ? [] : [`- And ${left} more`])].join('\n');
}
