import type { DipProblem } from '../../../../shared/documents/dip-rules.ts';
import { numberOfPath } from '../../../../shared/dips/dip-paths.ts';
import type { NextCommit } from '../../../../shared/dips/next-commit.ts';
import {
  Badge,
  Disclosure,
  PlainMarkdown,
  TextComparison,
  sectionStyles,
} from '../../../ui/index.ts';
import { countsOf, countWords } from '../../documents/checks/text-checks.ts';
import styles from './repository.module.css';

export interface ComparedWith {
  readonly text: string;
  /** `the approved text`. */
  readonly label: string;
}

/** The commit before it is made: file, branch, message, differences, and what the check says. */
export function PlannedCommit(props: {
  readonly plan: NextCommit;
  readonly problems: readonly DipProblem[];
  readonly compared: readonly ComparedWith[];
}) {
  const { plan, compared } = props;
  const problems = props.problems.filter((problem) => !comesLater(plan, problem));
  return (
    <>
      <dl className={styles.facts}>
        <dt>File</dt>
        <dd className={styles.mono}>{plan.path}</dd>
        {plan.renamedFrom === null ? null : (
          <>
            <dt>Was called</dt>
            <dd className={styles.mono}>{plan.renamedFrom}</dd>
          </>
        )}
        <dt>Branch</dt>
        <dd className={styles.mono}>{plan.branch}</dd>
      </dl>
      <CheckResult problems={problems} />
      {problems.length === props.problems.length ? null : (
        <p className={sectionStyles.quiet}>
          It has no number yet, and needs none here: its DIP Manager gives it one.
        </p>
      )}
      {compared.map(({ text, label }) => (
        <Disclosure key={label} summary={`What differs from ${label}`}>
          <TextComparison
            before={text}
            after={plan.text}
            beforeLabel={label}
            afterLabel="the file as it will be"
          />
        </Disclosure>
      ))}
      <Disclosure summary="The file as it will be">
        <section className={sectionStyles.exact} aria-label="The file as it will be" tabIndex={0}>
          <PlainMarkdown text={plan.text} />
        </section>
      </Disclosure>
      <Disclosure summary="The commit’s message">
        <section className={sectionStyles.exact} aria-label="The commit’s message" tabIndex={0}>
          <pre className={styles.message}>{plan.message}</pre>
        </section>
      </Disclosure>
    </>
  );
}

/** Before it has been handed over, nobody can mend that it has no number. */
const comesLater = (plan: NextCommit, { rule, message }: DipProblem): boolean =>
  numberOfPath(plan.path) === null &&
  (rule === 'header-missing' || rule === 'header-placeholder') &&
  message.includes('"dip"');

const MOST_SHOWN = 50;

/** What `twg dip check` says of the file among the others. */
export function CheckResult({ problems }: { readonly problems: readonly DipProblem[] }) {
  const { errors, warnings } = countsOf(problems);
  if (problems.length === 0)
    return (
      <p>
        <Badge tone="success">Passes</Badge> The DIP check finds nothing to mend.
      </p>
    );
  return (
    <Disclosure
      isOpen={errors > 0}
      summary={
        <>
          <Badge tone={errors > 0 ? 'danger' : 'success'}>
            {errors > 0 ? 'Does not pass' : 'Passes'}
          </Badge>{' '}
          The DIP check: {countWords({ errors, warnings })}
        </>
      }
    >
      <ul className={styles.list}>
        {problems.slice(0, MOST_SHOWN).map(({ line, rule, message, severity }) => (
          <li key={`${line} ${rule} ${message}`}>
            <Badge tone={severity === 'error' ? 'danger' : 'neutral'}>
              {severity === 'error' ? 'Error' : 'Warning'}
            </Badge>{' '}
            Line {line}: {message}
          </li>
        ))}
      </ul>
      {problems.length > MOST_SHOWN ? (
        <p className={sectionStyles.quiet}>
          The first {MOST_SHOWN} of {problems.length} are shown.
        </p>
      ) : null}
      {errors === 0 ? null : (
        <p className={sectionStyles.quiet}>
          An error can be mended only by its authors: in the document, before the text is approved
          anew. The repository’s own checks may refuse the file as it is.
        </p>
      )}
    </Disclosure>
  );
}
