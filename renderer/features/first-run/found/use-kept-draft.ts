import { useEffect, useState } from 'react';
import { EMPTY_DRAFT, type FoundingDraft } from './founding-draft.ts';

const DRAFT = 'convene.founding-draft';
const RECOVERY = 'convene.founding-recovery';

/** What was filled in, kept while the window is loaded anew. */
export function useKeptDraft(): [FoundingDraft, (draft: FoundingDraft) => void] {
  const [draft, setDraft] = useState(readDraft);
  useEffect(() => {
    keep(DRAFT, JSON.stringify(draft));
  }, [draft]);
  return [draft, setDraft];
}

function readDraft(): FoundingDraft {
  const text = kept(DRAFT);
  if (text === null) return EMPTY_DRAFT;
  try {
    return { ...EMPTY_DRAFT, ...(JSON.parse(text) as Partial<FoundingDraft>) };
  } catch {
    return EMPTY_DRAFT;
  }
}

export interface Founded {
  readonly ledger: string;
  readonly recoveryCode: string | null;
}

/**
 * What came of the founding, until its recovery code was written down. The window may be loaded anew
 * in between, to be allowed to reach the relay; the code must not be lost by that. It goes when it
 * was written down, or with the window.
 */
export function keepFounded(founded: Founded): void {
  keep(RECOVERY, JSON.stringify(founded));
}

export function keptFounded(): Founded | null {
  const text = kept(RECOVERY);
  return text === null ? null : (JSON.parse(text) as Founded);
}

export function forgetFounding(): void {
  sessionStorage.removeItem(RECOVERY);
  sessionStorage.removeItem(DRAFT);
}

function kept(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // Storage is full, or switched off.
  }
}
