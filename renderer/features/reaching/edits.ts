import type { HostProblem } from '../../../shared/client/host-messages.ts';

/** What became of the last change of one part of a page. */
export type Saving<Change> =
  | { readonly status: 'saving' }
  /** By this device's clock; `undo` brings back what was there before, where that is known. */
  | { readonly status: 'kept'; readonly at: number; readonly undo: Change | null }
  | { readonly status: 'not-saved'; readonly problem: HostProblem; readonly change: Change };

/** What the relay keeps, with what is on its way there. */
export interface Edits<Reply extends object, Change extends object> {
  /** By the relay's last answer; null while there was none. */
  readonly kept: Reply | null;
  /** Changes that are not answered yet, in their order. */
  readonly sent: readonly { readonly part: string; readonly change: Change }[];
  readonly saving: ReadonlyMap<string, Saving<Change>>;
}

export const noEdits = <Reply extends object, Change extends object>(
  kept: Reply | null,
): Edits<Reply, Change> => ({ kept, sent: [], saving: new Map() });

export function sending<Reply extends object, Change extends object>(
  edits: Edits<Reply, Change>,
  part: string,
  change: Change,
): Edits<Reply, Change> {
  return {
    ...edits,
    sent: [...edits.sent, { part, change }],
    saving: new Map(edits.saving).set(part, { status: 'saving' }),
  };
}

/** The relay has answered the first of those that were sent. */
export function answered<Reply extends object, Change extends object>(
  edits: Edits<Reply, Change>,
  answer: { readonly at: number } & (
    { readonly kept: Reply; readonly undo: Change | null } | { readonly problem: HostProblem }
  ),
): Edits<Reply, Change> {
  const [first, ...sent] = edits.sent;
  if (first === undefined) return edits;
  const more = sent.some(({ part }) => part === first.part);
  const outcome: Saving<Change> =
    'problem' in answer
      ? { status: 'not-saved', problem: answer.problem, change: first.change }
      : { status: 'kept', at: answer.at, undo: answer.undo };
  return {
    kept: 'kept' in answer ? answer.kept : edits.kept,
    sent,
    saving: new Map(edits.saving).set(first.part, more ? { status: 'saving' } : outcome),
  };
}

/** What a person sees: what is on its way stands there already, as `apply` puts it in. */
export function shownOf<Reply extends object, Change extends object>(
  { kept, sent }: Edits<Reply, Change>,
  apply: (kept: Reply, change: Change) => Reply,
): Reply | null {
  if (kept === null) return null;
  return sent.reduce((shown, { change }) => apply(shown, change), kept);
}

/** The change that takes another one back; only fields that both have. */
export function undoOf<Change extends object>(kept: object | null, change: Change): Change | null {
  if (kept === null) return null;
  const before = Object.entries(kept).filter(([field]) => Object.hasOwn(change, field));
  return before.length === 0 ? null : (Object.fromEntries(before) as Change);
}

/** With those fields of a change that it names. */
export const withFields = <Reply extends object>(kept: Reply, change: object): Reply => ({
  ...kept,
  ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
});
