import { writeInstant, type Dip, type Instant } from '../rules/index.ts';
import { commitMessage, pullRequestBody, pullRequestTitle } from './commit-words.ts';
import type { DecidingBallot } from './deciding-ballots.ts';
import { dipFileText, type LastCallEnd } from './dip-file.ts';
import { dipBranch, dipPath, type BranchOf } from './dip-paths.ts';
import { FILE_STATUS, standingText, type DipStep, type StandingFile } from './dip-step.ts';
import type { MinorityOpinion } from './minority-opinions.ts';

/** All that a commit is made of. */
export interface CommitFacts {
  readonly step: DipStep;
  readonly output: { readonly id: string; readonly title: string };
  readonly group: string;
  readonly association: { readonly name: string; readonly ledger: string };
  /** As the ledger has it; null before it is submitted. */
  readonly dip: Pick<Dip, 'status' | 'number' | 'revisions' | 'lastCall' | 'round'> | null;
  /** The number it has, or with `number` is given. */
  readonly number: number | null;
  /** Names, for a text that says none. */
  readonly authors: readonly string[];
  readonly ballots: readonly DecidingBallot[];
  /** What members hold against the text travels with it. */
  readonly opinions: readonly MinorityOpinion[];
  /** The relay's clock. */
  readonly now: Instant;
  /** The ledger's text: the approved, or the last revised. */
  readonly text: string;
  readonly textSha256: string;
  /** Its file in the repository now; null where there is none. */
  readonly file: StandingFile | null;
  /** The files of other DIPs there. */
  readonly taken: readonly string[];
}

/** A commit to be made, and the pull request for it. */
export interface NextCommit {
  readonly branch: string;
  readonly path: string;
  readonly renamedFrom: string | null;
  /** The text that it was made from and is compared with; null where it makes a new file. */
  readonly seen: string | null;
  readonly text: string;
  readonly message: string;
  readonly pullRequestTitle: string;
  readonly pullRequestBody: string;
}

/** The commit that brings a step of a DIP into a repository. */
export function nextCommit(facts: CommitFacts): NextCommit {
  const { output, number, file, taken } = facts;
  const named = { output: output.id, title: output.title, number };
  const path = dipPath(named, { standsAt: file?.path ?? null, taken });
  const words = {
    step: facts.step,
    output: output.id,
    title: output.title,
    group: facts.group,
    association: facts.association.name,
    number,
    lastCallEnd: lastCallDate(facts),
    ballots: facts.ballots,
    opinions: facts.opinions,
    ledger: facts.association.ledger,
    textSha256: facts.textSha256,
  };
  return {
    branch: dipBranch(output.id, branchOf(facts)),
    path,
    renamedFrom: file === null || file.path === path ? null : file.path,
    seen: file?.text ?? null,
    text: textOf(facts),
    message: commitMessage(words),
    pullRequestTitle: pullRequestTitle(words),
    pullRequestBody: pullRequestBody(words),
  };
}

/** What the file is to hold, by the ledger. */
function textOf(facts: CommitFacts): string {
  const { dip, number, step } = facts;
  const material = dip?.revisions.filter(({ changes }) => changes === 'material') ?? [];
  return dipFileText(standingText(facts.text, facts.file), {
    status: step === 'submit' || dip === null ? 'Draft' : FILE_STATUS[dip.status],
    number,
    title: facts.output.title,
    authors: facts.authors,
    created: step === 'number' ? dateOf(facts.now) : null,
    updated: step === 'submit' ? [] : material.map(({ at }) => dateOf(at)),
    lastCallEnd: lastCallEnd(facts),
  });
}

function lastCallEnd(facts: CommitFacts): LastCallEnd {
  const date = lastCallDate(facts);
  if (date !== null) return { type: 'is', date };
  const { dip, step } = facts;
  // Of a round that is over.
  return step === 'submit' || dip?.status === 'draft' ? { type: 'none' } : { type: 'as-it-stands' };
}

const lastCallDate = ({ dip }: CommitFacts): string | null =>
  dip?.status === 'last-call' && dip.lastCall !== null ? dateOf(dip.lastCall.endsAt) : null;

function branchOf({ step, dip, number, textSha256 }: CommitFacts): BranchOf {
  // The number comes into the pull request that is open.
  const isSubmission = dip === null || step === 'submit' || dip.status === 'submitted';
  if (isSubmission || number === null) return { type: 'text', textSha256 };
  const { round } = dip;
  const name =
    step === 'revised'
      ? `revision-${textSha256.slice(0, 8)}`
      : step === 'last-call-extended'
        ? `last-call-to-${lastCallDay(dip.lastCall)}`
        : round > 1
          ? `${step}-${round}`
          : step;
  return { type: 'step', number, name };
}

const lastCallDay = (lastCall: Dip['lastCall']): string =>
  lastCall === null ? 'end' : dateOf(lastCall.endsAt);

/** Of UTC, `yyyy-mm-dd`. */
const dateOf = (at: Instant): string => writeInstant(at).slice(0, 10);
