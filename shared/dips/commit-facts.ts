import type { Dip, State } from '../rules/index.ts';
import { known } from '../rules/index.ts';
import { decidingBallots } from './deciding-ballots.ts';
import { numberOfPath } from './dip-paths.ts';
import type { DipStep, StandingFile } from './dip-step.ts';
import { bodyOf, readDip } from './header-edits.ts';
import { headerValue } from '../documents/dip-headers.ts';
import { minorityOpinions } from './minority-opinions.ts';
import type { CommitFacts } from './next-commit.ts';
import { pullRequestNumber } from './pull-request-number.ts';
import { ownOutputs, type RepositoryFile } from './repository-dips.ts';

/** What a commit of a DIP is made of, as far as the state knows it. */
export function commitFacts(
  state: State,
  output: string,
): Pick<CommitFacts, 'output' | 'group' | 'dip' | 'authors' | 'ballots' | 'opinions'> {
  const { id, title, twg, owners } = known(state, 'output', output);
  const writers = [...new Set([...owners.drafting, ...owners.editing, ...owners.finalizing])];
  return {
    output: { id, title },
    group: known(state, 'twg', twg).name,
    dip: state.dip.get(output) ?? null,
    authors: writers.map((person) => state.person.get(person)?.name ?? person),
    ballots: decidingBallots(state, output),
    opinions: minorityOpinions(state, output),
  };
}

/** The text that the ledger has of a DIP: its latest, or what was approved. */
export function ledgerText(state: State, output: string, step: DipStep): string | null {
  const approved = state.output.get(output)?.approvedText ?? null;
  return step === 'submit' ? approved : (state.dip.get(output)?.textSha256 ?? approved);
}

/**
 * The file of a DIP among those of a repository, and the paths of the others. One that holds exactly
 * the text (`text`) is its file too: it may have come there before the ledger knew.
 */
export function fileAmong(
  state: State,
  output: string,
  text: string,
  files: readonly RepositoryFile[],
): { readonly file: StandingFile | null; readonly taken: readonly string[] } {
  const outputOf = ownOutputs(state);
  const whose = files.map((file) => ({ file, output: outputOf(numbered(file)) }));
  const body = bodyOf(text);
  const own =
    whose.find((each) => each.output === output) ??
    whose.find((each) => each.output === null && bodyOf(each.file.text) === body);
  return {
    file: own?.file ?? null,
    taken: files.filter((file) => file !== own?.file).map(({ path }) => path),
  };
}

function numbered({ path, text }: RepositoryFile) {
  return { path, number: headerValue(readDip(text).headers, 'dip') ?? numberOfPath(path) };
}

/** A number to begin with: that of the pull request, or what the authors wrote; null for none. */
export function suggestedNumber(
  dip: Pick<Dip, 'number' | 'pullRequest'>,
  text: string,
): number | null {
  if (dip.number !== null) return dip.number;
  const written = headerValue(readDip(text).headers, 'dip');
  if (written !== null) return Number(written);
  return pullRequestNumber(dip.pullRequest);
}
