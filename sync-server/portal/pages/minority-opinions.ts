/** Minority opinions travel with an output: they are shown wherever its text is. */

import type { Ballot, BallotKind, Output, State } from '../../../shared/rules/index.ts';
import { counted } from '../../../shared/wording/index.ts';
import { html, type Html } from '../html.ts';
import { exactText, person, section } from '../parts.ts';
import type { Reading } from '../reading.ts';

/** Each with whose it is, to the letter; null where there is none. */
export async function minorityOpinions(
  reading: Reading,
  { dissents }: Output,
): Promise<Html | null> {
  if (dissents.length === 0) return null;
  const opinions: Html[] = [];
  for (const { person: id, textSha256 } of dissents) {
    opinions.push(
      html`<article class="opinion">
        <p>${person(reading, id)}</p>
        ${await exactText(reading, textSha256)}
      </article>`,
    );
  }
  return section('dissents', counted(opinions.length, 'minority opinion'), html`${opinions}`);
}

/** The output whose text a ballot is on; null where it is on something else. */
export function outputVotedOn(state: State, { kind, subject }: Ballot): Output | null {
  return OF_OUTPUTS.has(kind) ? (state.output.get(subject) ?? null) : null;
}

const OF_OUTPUTS: ReadonlySet<BallotKind> = new Set([
  'output-proceed',
  'output-approval',
  'dip-acceptance',
]);
