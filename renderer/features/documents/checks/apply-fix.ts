import type { EditorView } from '@codemirror/view';
import type { DipProblem } from '../../../../shared/documents/dip-rules.ts';
import type { Edit } from '../../../../shared/documents/text-edits.ts';
import { toast } from '../../../ui/index.ts';
import { fixNow } from './text-checks.ts';

/** Mends a problem in the text as it is now, as one step of the person who does it. */
export function applyFix(view: EditorView, problem: DipProblem): 'done' | 'not-done' {
  if (view.state.readOnly) {
    toast('You cannot write in this document now. Suggest the change in a comment.', 'warning');
    return 'not-done';
  }
  const fix = fixNow(view.state.doc.toString(), problem);
  if (fix === null) {
    toast('The text has changed meanwhile: there is nothing to mend here any more.');
    return 'not-done';
  }
  applyEditsIn(view, fix.edits);
  return 'done';
}

/** Makes edits in the editor: undone in one step. */
export function applyEditsIn(view: EditorView, edits: readonly Edit[]): void {
  const [first] = edits;
  if (first === undefined) return;
  view.dispatch({
    changes: edits.map(({ from, to, insert }) => ({ from, to, insert })),
    selection: { anchor: first.from + (edits.length === 1 ? first.insert.trimEnd().length : 0) },
    scrollIntoView: true,
    userEvent: 'input.fix',
  });
}
