import { CircleAlert, TriangleAlert, WandSparkles } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { dipFixes } from '../../../../shared/documents/dip-fixes.ts';
import { normalizeFrontMatter } from '../../../../shared/documents/normalize-front-matter.ts';
import { Button, Icon, Spinner } from '../../../ui/index.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { applyEditsIn, applyFix } from './apply-fix.ts';
import { checksStore } from './checks-store.ts';
import styles from './checks.module.css';
import { goToProblem, nextProblem, previousProblem } from './lint-extension.ts';
import { countsOf, countWords, MOST_SHOWN, type PlacedProblem } from './text-checks.ts';

/** What is to be mended in a DIP before it is one. */
export function ChecksPanel({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const { of, text, problems, shown, current } = useStore(checksStore);
  const fixes = useMemo(() => dipFixes(text), [text]);
  if (of !== workspace.text) return <Spinner>Checking…</Spinner>;
  const { view } = workspace;
  const counts = countsOf(problems);
  const inText = (go: typeof nextProblem): void => {
    workspace.showText();
    if (view !== null) go(view);
  };
  return (
    <div className={styles.panel}>
      <div className={styles.summary}>
        <p className={styles.counts} role="status">
          {countWords(counts)}
        </p>
        {view === null || shown.length === 0 ? null : (
          <div className={styles.buttons}>
            <Button size="small" onPress={() => inText(previousProblem)}>
              Previous
            </Button>
            <Button size="small" onPress={() => inText(nextProblem)}>
              Next
            </Button>
          </div>
        )}
      </div>
      <p className={styles.quiet}>{meaning(counts.errors)}</p>
      <NormalizeButton workspace={workspace} text={text} />
      {problems.length > MOST_SHOWN ? (
        <p className={styles.quiet}>
          The first {MOST_SHOWN} of {problems.length} are shown.
        </p>
      ) : null}
      <ol className={styles.list}>
        {shown.map((problem, index) => (
          <ProblemRow
            key={`${problem.line} ${problem.rule} ${problem.message}`}
            problem={problem}
            label={fixes(problem)?.label ?? null}
            workspace={workspace}
            isCurrent={index === current}
          />
        ))}
      </ol>
      <p className={styles.quiet}>
        These are the checks of DIP-0 that <code>twg dip check</code> makes. Links to other DIPs are
        checked there, where the other files are. In the text, F8 goes to the next and Shift+F8 to
        the one before.
      </p>
    </div>
  );
}

function meaning(errors: number): string {
  return errors > 0
    ? 'An error is something that is missing or contradictory: only its authors can say what is right. A warning is understood, but DIP-0 writes it otherwise.'
    : 'No errors: the DIP check lets it through. A warning is understood, but DIP-0 writes it otherwise.';
}

/** Why the text cannot be changed from here; undefined where it can. */
const whyNot = ({ view, handle }: DocumentWorkspace): string | undefined => {
  if (!handle.mayWrite) return 'You cannot write in this document now.';
  return view === null ? 'Choose “Write” above the text first.' : undefined;
};

function NormalizeButton(props: { readonly workspace: DocumentWorkspace; readonly text: string }) {
  const { workspace, text } = props;
  const edits = useMemo(() => normalizeFrontMatter(text), [text]);
  if (edits.length < 2) return null;
  const { view } = workspace;
  return (
    <div>
      <Button
        icon={<WandSparkles size="1em" aria-hidden />}
        reason={whyNot(workspace)}
        onPress={() => {
          if (view !== null) applyEditsIn(view, normalizeFrontMatter(view.state.doc.toString()));
        }}
      >
        Write the headers as DIP-0 does
      </Button>
    </div>
  );
}

function ProblemRow(props: {
  readonly problem: PlacedProblem;
  readonly label: string | null;
  readonly workspace: DocumentWorkspace;
  readonly isCurrent: boolean;
}) {
  const { problem, label, workspace, isCurrent } = props;
  const { severity, line, message, from, to } = problem;
  const { view } = workspace;
  const go = (): void => {
    if (view === null) workspace.reveal(from, to);
    else {
      workspace.showText();
      goToProblem(view, problem);
    }
  };
  return (
    <li
      className={styles.problem}
      data-severity={severity}
      data-current={isCurrent ? '' : undefined}
      data-rule={problem.rule}
    >
      <Icon of={severity === 'error' ? CircleAlert : TriangleAlert} />
      <div className={styles.words}>
        <p className={styles.kind}>
          {severity === 'error' ? 'Error' : 'Warning'}, line {line}
        </p>
        <p dir="auto">{message}</p>
        <div className={styles.buttons}>
          <Button size="small" variant="quiet" onPress={go}>
            Show
          </Button>
          {label === null ? null : (
            <Button
              size="small"
              reason={whyNot(workspace)}
              onPress={() => {
                if (view !== null) applyFix(view, problem);
              }}
            >
              {label}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
