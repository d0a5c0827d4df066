import { latestBallot, type Output, type State } from '../../../shared/rules/index.ts';

/** The text that was voted on last; null where none was. */
export function lastVotedText(
  state: State,
  output: Output,
): { readonly sha256: string; readonly label: string } | null {
  const ballots = [
    latestBallot(state, 'output-proceed', output.id),
    latestBallot(state, 'output-approval', output.id),
  ].filter((ballot) => ballot !== undefined);
  const last = ballots.sort((a, b) => b.openedAt - a.openedAt)[0];
  if (last === undefined) return null;
  const whose = last.kind === 'output-proceed' ? 'the group’s last vote' : 'the TSC’s last vote';
  return { sha256: last.textSha256, label: `the text of ${whose}` };
}
