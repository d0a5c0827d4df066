import { forEachDiagnostic, lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import {
  Compartment,
  EditorSelection,
  Facet,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
} from '@codemirror/state';
import { EditorView, keymap, showTooltip, type Command, type Tooltip } from '@codemirror/view';
import { dipFixes } from '../../../../shared/documents/dip-fixes.ts';
import { applyFix } from './apply-fix.ts';
import { checksStore } from './checks-store.ts';
import styles from './checks.module.css';
import { LINT_THEME } from './lint-theme.ts';
import type { PlacedProblem } from './text-checks.ts';

/** A diagnostic of CodeMirror with the problem that it shows. */
interface ProblemDiagnostic extends Diagnostic {
  readonly problem: PlacedProblem;
}

const problemOf = (diagnostic: Diagnostic): PlacedProblem | null =>
  'problem' in diagnostic ? (diagnostic as ProblemDiagnostic).problem : null;

/** Empty until there is a DIP: then the gutter, the keys and the look are in it. */
const lint = new Compartment();
/** Tells that the compartment is filled. */
const isOn = Facet.define<true, boolean>({ combine: (values) => values.length > 0 });

/** Where the editor has the problems of a DIP in its margin. */
export const checksExtension = (): Extension => lint.of([]);

/** Shows problems in the margin. */
export function showProblems(
  view: EditorView,
  text: string,
  problems: readonly PlacedProblem[],
): void {
  if (!view.state.facet(isOn)) view.dispatch({ effects: lint.reconfigure(ON) });
  const fixes = dipFixes(text);
  const { length } = view.state.doc;
  const diagnostics = problems.map((problem): ProblemDiagnostic => {
    const fix = fixes(problem);
    return {
      from: Math.min(problem.from, length),
      to: Math.min(problem.to, length),
      severity: problem.severity,
      message: problem.message,
      problem,
      renderMessage: () => messageElement(problem),
      actions: fix === null ? [] : [{ name: fix.label, apply: (at) => void applyFix(at, problem) }],
    };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/** It is no DIP, or not any more. */
export function hideProblems(view: EditorView): void {
  if (!view.state.facet(isOn)) return;
  view.dispatch(setDiagnostics(view.state, []));
  view.dispatch({ effects: lint.reconfigure([]) });
}

function messageElement({ severity, line, message }: PlacedProblem): HTMLElement {
  const element = document.createElement('div');
  const kind = document.createElement('strong');
  kind.textContent = severity === 'error' ? 'Error' : 'Warning';
  element.append(kind, ` in line ${line}. ${message}`);
  return element;
}

interface Found {
  readonly problem: PlacedProblem;
  readonly from: number;
  readonly to: number;
}

/** The problems where they are now, in the order of the text. */
function found(state: EditorState): Found[] {
  const all: Found[] = [];
  forEachDiagnostic(state, (diagnostic, from, to) => {
    const problem = problemOf(diagnostic);
    if (problem !== null) all.push({ problem, from, to });
  });
  return all.sort((a, b) => a.from - b.from || a.problem.line - b.problem.line);
}

/** Goes to a problem: the caret is there, and what it says is shown and read out. */
export function goToProblem(view: EditorView, problem: PlacedProblem): void {
  const all = found(view.state);
  const at = all.findIndex((each) => each.problem === problem);
  const here = all[at];
  if (here === undefined) return;
  checksStore.setState({ current: checksStore.getState().shown.indexOf(problem) });
  const { severity, line, message } = problem;
  view.dispatch({
    // Nothing is selected: that would bring up what is offered for a selection.
    selection: EditorSelection.single(here.from),
    effects: [
      EditorView.scrollIntoView(here.from, { y: 'center' }),
      shownProblem.of({ problem, at: here.from }),
      EditorView.announce.of(
        `${severity === 'error' ? 'Error' : 'Warning'} ${at + 1} of ${all.length}, line ${line}: ${message}`,
      ),
    ],
  });
  view.focus();
}

const step =
  (by: 1 | -1): Command =>
  (view) => {
    const all = found(view.state);
    if (all.length === 0) return false;
    const { current, shown } = checksStore.getState();
    const last = current === null ? -1 : all.findIndex(({ problem }) => problem === shown[current]);
    const { head } = view.state.selection.main;
    const isThere = last >= 0 && view.state.field(tip) !== null;
    const next = isThere ? last + by : nearest(all, head, by);
    const target = all[(next + all.length) % all.length];
    if (target !== undefined) goToProblem(view, target.problem);
    return true;
  };

/** The index of the first one after, or the last one before, a place in the text. */
function nearest(all: readonly Found[], head: number, by: 1 | -1): number {
  if (by < 0) return all.findLastIndex(({ from }) => from < head);
  const after = all.findIndex(({ from }) => from >= head);
  return after < 0 ? 0 : after;
}

export const nextProblem = step(1);
export const previousProblem = step(-1);

/** The problem whose words stand beside the caret; null takes them away. */
const shownProblem = StateEffect.define<{
  readonly problem: PlacedProblem;
  readonly at: number;
} | null>();

const tip = StateField.define<Tooltip | null>({
  create: () => null,
  update(shown, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(shownProblem)) continue;
      return effect.value === null ? null : tooltipOf(effect.value.problem, effect.value.at);
    }
    return transaction.selection !== undefined || transaction.docChanged ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

const tooltipOf = (problem: PlacedProblem, pos: number): Tooltip => ({
  pos,
  above: false,
  create: () => {
    const dom = document.createElement('div');
    dom.className = styles.tip ?? '';
    dom.append(messageElement(problem));
    return { dom };
  },
});

const closeTip: Command = (view) => {
  if (view.state.field(tip) === null) return false;
  view.dispatch({ effects: shownProblem.of(null) });
  return true;
};

const ON: Extension = [
  isOn.of(true),
  lintGutter(),
  tip,
  keymap.of([
    { key: 'F8', run: nextProblem, shift: previousProblem },
    { key: 'Escape', run: closeTip },
  ]),
  LINT_THEME,
];
