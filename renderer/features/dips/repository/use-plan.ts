import { useEffect, useMemo, useState } from 'react';
import { checkDip } from '../../../../shared/documents/dip-check.ts';
import type { DipProblem } from '../../../../shared/documents/dip-rules.ts';
import type { DipRepositoryFile } from '../../../../shared/client/host-messages.ts';
import { commitFacts, fileAmong, ledgerText } from '../../../../shared/dips/commit-facts.ts';
import {
  nextCommit,
  type CommitFacts,
  type NextCommit,
} from '../../../../shared/dips/next-commit.ts';
import { DIPS_FOLDER } from '../../../../shared/dips/dip-paths.ts';
import { stepOf, type DipStep, type StandingFile } from '../../../../shared/dips/dip-step.ts';
import { DAY, type State } from '../../../../shared/rules/index.ts';
import { useHostPresence } from '../../../host/host-context.tsx';
import { useAssociation, useNow } from '../../../stores/use-association.tsx';
import type { ExactText } from '../../ballots/exact-text.ts';
import { useExactText } from '../../ballots/use-exact-text.ts';
import { remember, remembered } from './remembered.ts';

export type Plan =
  | { readonly status: 'loading' }
  /** The text is not on this device, or is not what its hash says. */
  | { readonly status: 'no-text'; readonly wrong: 'no' | 'yes' }
  | {
      readonly status: 'ready';
      readonly step: DipStep;
      readonly commit: NextCommit;
      /** The ledger's text. */
      readonly text: string;
      /** Its file on the base branch now. */
      readonly file: StandingFile | null;
      /** Whether the base branch says all that the commit would. */
      readonly standing: 'as-it-should' | 'to-be-done';
      readonly problems: readonly DipProblem[];
    };

/** The commit that hands the approved text of an output over. */
export function useSubmission(output: string, files: readonly DipRepositoryFile[]): Plan {
  const facts = useFacts(output, 'submit');
  return useMemo(() => {
    if (facts.status !== 'ready') return facts;
    const { given, state } = facts;
    const among = fileAmong(state, output, given.text, files);
    const number = given.dip?.number ?? null;
    return planned({ ...given, ...among, step: 'submit', number }, among.file, files);
  }, [facts, output, files]);
}

/**
 * The commit that tells the repository what it does not say yet. While the pull request is open,
 * that is the number (null: none yet), in the file of its branch.
 */
export function useNextCommit(
  output: string,
  files: readonly DipRepositoryFile[],
  chosen: number | null,
): Plan {
  const facts = useFacts(output, 'number');
  const submitted = useSubmittedFile({ output, facts, files, chosen });
  return useMemo(() => {
    if (facts.status !== 'ready') return facts;
    const { given, state } = facts;
    const { dip, text } = given;
    if (dip === null) return { status: 'loading' };
    const among = fileAmong(state, output, text, files);
    if (dip.status === 'submitted') {
      if (submitted === 'loading') return { status: 'loading' };
      const whole = {
        ...given,
        ...among,
        file: submitted,
        number: chosen,
        step: 'number',
      } as const;
      return planned(whole, among.file, files);
    }
    const step = stepOf(dip, text, among.file);
    return planned({ ...given, ...among, step, number: dip.number }, among.file, files);
  }, [facts, submitted, output, files, chosen]);
}

type Facts =
  | Exclude<Plan, { readonly status: 'ready' }>
  | { readonly status: 'ready'; readonly given: Given; readonly state: State };
type Given = Omit<CommitFacts, 'step' | 'file' | 'taken' | 'number'>;

function useFacts(output: string, step: 'submit' | 'number'): Facts {
  const state = useAssociation((view) => view.state);
  const association = useAssociation((view) => view.association);
  const textSha256 = ledgerText(state, output, step);
  const exact = useExactText(textSha256);
  // Only its day is written anywhere.
  const today = Math.floor(useNow() / DAY) * DAY;
  return useMemo(() => {
    const missing = withoutText(exact);
    if (missing !== null || exact.status !== 'verified' || textSha256 === null) {
      return missing ?? { status: 'no-text', wrong: 'no' };
    }
    const { name, ledger } = association;
    const given: Given = {
      ...commitFacts(state, output),
      association: { name, ledger },
      now: today,
      text: exact.text,
      textSha256,
    };
    return { status: 'ready', given, state };
  }, [exact, textSha256, association, state, output, today]);
}

function withoutText(exact: ExactText): Exclude<Plan, { readonly status: 'ready' }> | null {
  switch (exact.status) {
    case 'loading':
      return { status: 'loading' };
    case 'missing':
      return { status: 'no-text', wrong: 'no' };
    case 'wrong':
      return { status: 'no-text', wrong: 'yes' };
    case 'verified':
      return null;
  }
}

function planned(
  facts: CommitFacts,
  onBase: StandingFile | null,
  files: readonly DipRepositoryFile[],
): Plan {
  const commit = nextCommit(facts);
  const siblings = files
    .filter(({ path }) => path !== commit.path && path !== onBase?.path)
    .map(({ path, text }) => ({ file: path, text }));
  const isThere = onBase?.path === commit.path && onBase.text === commit.text;
  return {
    status: 'ready',
    step: facts.step,
    commit,
    text: facts.text,
    file: onBase,
    standing: isThere ? 'as-it-should' : 'to-be-done',
    problems: checkDip({ file: commit.path, text: commit.text, siblings }),
  };
}

/**
 * The file of a DIP whose pull request is open: it is on the branch of that alone, under its title or
 * already under the number that was chosen.
 */
function useSubmittedFile(of: {
  readonly output: string;
  readonly facts: Facts;
  readonly files: readonly DipRepositoryFile[];
  readonly chosen: number | null;
}): StandingFile | null | 'loading' {
  const { output, facts, files, chosen } = of;
  const { host } = useHostPresence();
  const ledger = useAssociation((view) => view.association.ledger);
  const [found, setFound] = useState<StandingFile | null | 'loading'>('loading');
  const handed = useMemo(() => {
    if (facts.status !== 'ready' || facts.given.dip?.status !== 'submitted') return null;
    const { given, state } = facts;
    const { taken } = fileAmong(state, output, given.text, files);
    return nextCommit({ ...given, file: null, taken, step: 'submit', number: null });
  }, [facts, output, files]);
  const branch = handed?.branch ?? null;
  const path = handed?.path ?? null;
  useEffect(() => {
    if (branch === null || path === null) return;
    let wanted = true;
    const look = async (): Promise<void> => {
      // It may have had another number on its branch before.
      const key = `numbers.${ledger}.${branch}`;
      const before = (remembered(key) ?? '').split(',').filter((each) => /^\d{1,9}$/.test(each));
      const numbers = [...new Set([...(chosen === null ? [] : [String(chosen)]), ...before])];
      if (chosen !== null) remember(key, numbers.slice(0, 20).join(','));
      const numbered = numbers.map((each) => `${DIPS_FOLDER}/dip-${each}.md`);
      for (const place of [path, ...numbered]) {
        const asked = { type: 'dip-file', ledger, branch, path: place } as const;
        const reply = await host.request<'dip-file'>(asked);
        const text = reply.ok ? reply.value.text : null;
        if (!wanted) return;
        if (text !== null) {
          setFound({ path: place, text });
          return;
        }
      }
      setFound(null);
    };
    void look();
    return () => {
      wanted = false;
    };
  }, [host, ledger, branch, path, chosen]);
  return found;
}
