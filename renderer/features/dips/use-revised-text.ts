import { useState } from 'react';
import type { Dip } from '../../../shared/rules/index.ts';
import { dipPath } from '../../../shared/dips/dip-paths.ts';
import { problemWords } from '../../../shared/wording/index.ts';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { toast } from '../../ui/index.ts';
import { useExactText } from '../ballots/use-exact-text.ts';
import { refusedWords } from '../documents/files/import-words.ts';
import { readMarkdown } from '../documents/files/read-markdown.ts';

export interface RevisedText {
  /** The latest text that is in the ledger; null until it is here. */
  readonly before: string | null;
  /** As it is to be published. */
  readonly text: string;
  readonly setText: (text: string) => void;
  /** The commit that it was taken from; null where it was not taken from the repository. */
  readonly commit: string | null;
  readonly takeFile: (file: File) => Promise<void>;
  readonly takeFromRepository: () => Promise<void>;
  readonly status: 'idle' | 'reading';
}

/** A text that goes on from a DIP's latest: typed, taken from a file, or from the repository. */
export function useRevisedText(dip: Dip, title: string): RevisedText {
  const ledger = useAssociation((view) => view.association.ledger);
  const request = useRequest();
  const latest = useExactText(dip.textSha256);
  const before = latest.status === 'verified' ? latest.text : null;
  const [typed, setTyped] = useState<string | null>(null);
  const [commit, setCommit] = useState<string | null>(null);
  const [status, setStatus] = useState<'idle' | 'reading'>('idle');

  /** Another text than that of the commit which it was taken from. */
  const setText = (text: string): void => {
    setTyped(text);
    setCommit(null);
  };

  const takeFile = async (file: File): Promise<void> => {
    const read = await readMarkdown(file);
    if (read.type === 'text') {
      setText(read.text);
      return;
    }
    const { title: what, detail, way } = refusedWords(read);
    toast(`${what}. ${detail} ${way}`, 'danger');
  };

  const takeFromRepository = async (): Promise<void> => {
    setStatus('reading');
    try {
      const read = await request<'dip-repository-read'>({
        type: 'dip-repository-read',
        ledger,
        from: 'remote',
      });
      if (read === null) return;
      if (read.problem !== null) {
        const { title: what, way } = problemWords(read.problem);
        toast(`${what}: the repository is read as it was here before. ${way}`, 'warning');
      }
      const path = dipPath(
        { output: dip.output, title, number: dip.number },
        { standsAt: null, taken: [] },
      );
      const file = read.files.find((one) => one.path === path);
      if (file === undefined) {
        toast(`The repository has no file ${path} on its main branch.`, 'warning');
        return;
      }
      setTyped(file.text);
      setCommit(read.commit);
    } finally {
      setStatus('idle');
    }
  };

  return {
    before,
    text: typed ?? before ?? '',
    setText,
    commit,
    takeFile,
    takeFromRepository,
    status,
  };
}
