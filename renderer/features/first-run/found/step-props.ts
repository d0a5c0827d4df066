import type { FoundingDraft } from './founding-draft.ts';

/** What each step of a founding is given. */
export interface StepProps {
  readonly draft: FoundingDraft;
  readonly onChange: (draft: FoundingDraft) => void;
}
