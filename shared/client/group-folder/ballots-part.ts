import { canonicalJson } from '../../documents/canonical-json.ts';
import { recordsWhere, tallyOf, writeInstant, type Ballot } from '../../rules/index.ts';
import {
  ballotTitle,
  BODIES,
  CHANGES,
  CHOICES,
  instantWords,
  labelOf,
  neededWords,
  ruleWords,
} from '../../wording/index.ts';
import { groupOfBallot } from '../group-of-act.ts';
import type { FileOfFolder } from '../save-file.ts';
import { hashFile, personWords, textFile, type GroupParts } from './group-parts.ts';
import { blocks, inLine, list } from './markdown.ts';

/** Each ballot in words and as data, with the exact text that was voted on. */
export async function ballotsPart(parts: GroupParts): Promise<FileOfFolder[]> {
  const { source, twg, names } = parts;
  const { state } = source;
  const ballots = recordsWhere(state.ballot, ({ id }) => groupOfBallot(state, id) === twg.id).sort(
    (a, b) => a.openedAt - b.openedAt,
  );
  const files: FileOfFolder[] = [];
  const lines: string[] = [];
  for (const ballot of ballots) {
    const path = names.place('ballots', ballot.id, '.md');
    const data = names.place('ballots', ballot.id, '.json');
    const text = names.place('ballots', ballot.id, '.text.md');
    files.push(
      textFile(path, inWords(parts, ballot, text)),
      textFile(data, asData(ballot)),
      ...(await hashFile(parts, ballot.textSha256, text)),
    );
    lines.push(`${inLine(ballotTitle(state, ballot.id))}: ${neededWords(ballot)} File: ${path}`);
  }
  if (lines.length === 0) return [];
  return [textFile('ballots.md', blocks('# Ballots', list(lines))), ...files];
}

function inWords(parts: GroupParts, ballot: Ballot, text: string): string {
  const { state } = parts.source;
  const { openedAt, openedBy, closesAt, closedAt, roll, rule, changes, previous } = ballot;
  return blocks(
    `# ${inLine(ballotTitle(state, ballot.id))}`,
    neededWords(ballot),
    list([
      `Body: ${labelOf(BODIES, ballot.body)}`,
      `Opened by ${personWords(parts, openedBy)}, ${instantWords(openedAt)}`,
      closedAt === null ? `Closes: ${instantWords(closesAt)}` : `Closed: ${instantWords(closedAt)}`,
      `Rule: ${ruleWords(rule)}`,
      `Text: SHA-256 ${ballot.textSha256} (${text})`,
      ...(changes === null
        ? []
        : [`Against the text of the group’s vote: ${labelOf(CHANGES, changes)}`]),
      ...(previous === null ? [] : [`The ballot before it on the same subject: ${previous}`]),
      ...counts(ballot),
    ]),
    '## Who could vote',
    list(roll.map((person) => personWords(parts, person))),
    ...(ballot.votes.length === 0
      ? []
      : [
          '## Votes, in their order; the last one of each person counts',
          list(
            ballot.votes.map(
              ({ person, choice, comment, at }) =>
                `${personWords(parts, person)}: ${labelOf(CHOICES, choice)}, ${instantWords(at)}${comment === null ? '' : `. “${inLine(comment)}”`}`,
            ),
          ),
        ]),
    ...(ballot.recusals.length === 0
      ? []
      : [
          '## Recused',
          list(
            ballot.recusals.map(
              ({ person, reason, at }) =>
                `${personWords(parts, person)}, ${instantWords(at)}. “${inLine(reason)}”`,
            ),
          ),
        ]),
  );
}

function counts(ballot: Ballot): string[] {
  const { roll, eligible, yes, no, abstain, notVoted, quorum, threshold } = tallyOf(ballot);
  return [
    `Roll ${roll}, eligible ${eligible}: ${yes} yes, ${no} no, ${abstain} abstained, ${notVoted} not voted`,
    `Quorum: ${quorum.have} of ${quorum.needed} needed, ${quorum.met ? 'met' : 'not met'}`,
    `Threshold: ${threshold.have} of ${threshold.needed} yes needed, ${threshold.met ? 'met' : 'not met'}`,
  ];
}

/** The record as the ledger has it, and the counts as the rules give them; names in their order. */
function asData(ballot: Ballot): string {
  const data = {
    ...ballot,
    openedAtUtc: writeInstant(ballot.openedAt),
    closesAtUtc: writeInstant(ballot.closesAt),
    closedAtUtc: ballot.closedAt === null ? null : writeInstant(ballot.closedAt),
    tally: tallyOf(ballot),
  };
  return sortedJson(data);
}

/** JSON that is the same for the same data, over several lines. */
export const sortedJson = (data: unknown): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(data)), null, 2)}\n`;
