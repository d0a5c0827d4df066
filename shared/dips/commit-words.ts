/** What a commit and its pull request say: the step, the ballots behind it, and how to check them. */

import type { DecidingBallot } from './deciding-ballots.ts';
import type { DipStep } from './dip-step.ts';
import {
  opinionsList,
  opinionsSentence,
  opinionTrailers,
  type MinorityOpinion,
} from './minority-opinions.ts';
import { plainCode, plainLine, wrapped } from './plain-line.ts';

export interface CommitWords {
  readonly step: DipStep;
  readonly output: string;
  readonly title: string;
  readonly group: string;
  readonly association: string;
  readonly number: number | null;
  /** Of the last call, `yyyy-mm-dd`; null where there is none. */
  readonly lastCallEnd: string | null;
  readonly ballots: readonly DecidingBallot[];
  readonly opinions: readonly MinorityOpinion[];
  /** The ledger's id. */
  readonly ledger: string;
  /** Of the ledger's text that the file holds. */
  readonly textSha256: string;
}

const LONGEST_SUBJECT = 72;
const LONGEST_TITLE = 200;

/** Subject, body and trailers of the commit. No line begins with `#`. */
export function commitMessage(words: CommitWords): string {
  const { opinions } = words;
  const paragraphs = [
    explanation(words),
    ...ballotSentences(words),
    ...(opinions.length === 0 ? [] : [opinionsSentence(opinions)]),
    HOW_TO_CHECK,
  ];
  const parts = [subject(words, LONGEST_SUBJECT), ...paragraphs.map(wrapped), trailers(words)];
  return `${parts.join('\n\n')}\n`;
}

export const pullRequestTitle = (words: CommitWords): string => subject(words, LONGEST_TITLE);

/** In GitHub's Markdown. Names stand in it as code, so that nothing in them is set or told anybody. */
export function pullRequestBody(words: CommitWords): string {
  const { group, association, ballots, opinions, ledger, textSha256, output } = words;
  const rows = ballots.map(
    ({ id, kind, outcome, yes, no, abstain, roll }) =>
      `| ${BALLOTS[kind] ?? kind} (\`${id}\`) | ${outcome} | ${yes} | ${no} | ${abstain} | ${roll} |`,
  );
  const table = [
    '| Ballot | Outcome | Yes | No | Abstain | On the roll |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ];
  return [
    explanation({ ...words, group: plainCode(group) }),
    ...(rows.length === 0 ? [] : [table.join('\n')]),
    [
      `- Association: ${plainCode(association)}`,
      `- Output: \`${output}\``,
      `- Ledger: \`${ledger}\``,
      `- SHA-256 of the text in the ledger: \`${textSha256}\``,
    ].join('\n'),
    ...(opinions.length === 0 ? [] : [opinionsSentence(opinions), opinionsList(opinions)]),
    HOW_TO_CHECK,
    '',
  ].join('\n\n');
}

const HOW_TO_CHECK =
  'The counts can be recomputed by anyone from an export of that ledger, with `twg verify`.';

const BALLOTS: Readonly<Partial<Record<DecidingBallot['kind'], string>>> = {
  'output-proceed': 'The group’s vote to proceed',
  'output-approval': 'The Technical Steering Committee’s approval',
  'dip-acceptance': 'The Technical Steering Committee’s vote on acceptance',
};

function subject(words: CommitWords, most: number): string {
  const lead = words.number === null ? 'DIP' : `DIP-${words.number}`;
  const what = whatHappened(words);
  const before = what === null ? `${lead}: ` : `${lead} ${what}: `;
  const title = plainLine(words.title, most - before.length);
  return `${before}${title === '' ? words.output : title}`;
}

function whatHappened({ step, lastCallEnd }: CommitWords): string | null {
  switch (step) {
    case 'submit':
    case 'number':
      return null;
    case 'revised':
      return 'revised';
    case 'last-call':
    case 'last-call-extended':
      return lastCallEnd === null ? 'in Last Call' : `in Last Call until ${lastCallEnd}`;
    case 'accepted':
      return 'Accepted';
    case 'rejected':
      return 'Rejected';
    case 'final':
      return 'Final';
    case 'withdrawn':
      return 'withdrawn';
    case 'deprecated':
      return 'Deprecated';
    case 'back-to-draft':
      return 'back to Draft';
    case 'mended':
      return 'front matter';
  }
}

function explanation(words: CommitWords, group = plainLine(words.group, 200)): string {
  switch (words.step) {
    case 'submit':
      return `The draft DIP of the working group ${group}, as the Technical Steering Committee approved it.`;
    case 'number':
      return words.number === null
        ? `The draft DIP of the working group ${group}.`
        : `The DIP Manager has given the draft DIP of the working group ${group} the number ${words.number}.`;
    case 'revised':
      return `The text as it was last revised in the process; it comes from the working group ${group}.`;
    case 'last-call':
      return `The DIP Manager has put the DIP into last call for a final review${until(words)}.`;
    case 'last-call-extended':
      return `The last call goes on${until(words)}.`;
    case 'accepted':
      return 'The last call is over, and the Technical Steering Committee has voted to accept the DIP.';
    case 'rejected':
      return 'The DIP is rejected, by the Technical Steering Committee’s vote or by its DIP Manager in last call.';
    case 'final':
      return 'The implementations are complete: the DIP is final.';
    case 'withdrawn':
      return `The working group ${group} has withdrawn the DIP. DIP-0 has no status of that name; the nearest is Deprecated.`;
    case 'deprecated':
      return 'The DIP is deprecated: superseded by a later proposal, or otherwise irrelevant.';
    case 'back-to-draft':
      return 'The DIP is a draft again: it needs another last call, and another vote.';
    case 'mended':
      return 'The front matter says what the association’s ledger does. The text is as it was.';
  }
}

const until = ({ lastCallEnd }: CommitWords): string =>
  lastCallEnd === null ? '' : ` until ${lastCallEnd} (UTC)`;

const ballotSentences = ({ ballots }: CommitWords): string[] =>
  ballots.map(
    ({ kind, outcome, yes, no, abstain, roll }) =>
      `${BALLOTS[kind] ?? kind} ${outcome}: ${yes} yes, ${no} no and ${abstain} abstaining, of ${roll} on the roll.`,
  );

function trailers({ output, ballots, opinions, ledger, textSha256 }: CommitWords): string {
  return [
    `Convene-Output: ${output}`,
    ...ballots.map(
      ({ id, outcome, yes, no, abstain, roll }) =>
        `Convene-Ballot: ${id} ${outcome} ${yes}/${no}/${abstain} of ${roll}`,
    ),
    ...opinionTrailers(opinions),
    `Convene-Ledger: ${ledger}`,
    `Text-SHA256: ${textSha256}`,
  ].join('\n');
}
