import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Hidden } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './progress.module.css';

export interface StepperProps {
  readonly label?: string | undefined;
  readonly steps: readonly {
    readonly id: string;
    readonly label: string;
    /** `left`: it was begun, and not brought to its end; `ended`: the way ends there. */
    readonly state: 'done' | 'current' | 'todo' | 'failed' | 'left' | 'ended';
    /** The clause behind the step, or what it waits for. */
    readonly clause?: ReactNode;
  }[];
}

const STATE_WORDS = {
  done: 'done',
  current: 'now',
  todo: 'to come',
  failed: 'did not pass',
  left: 'not finished',
  ended: 'it ended here',
} as const;

export function Stepper({ steps, label }: StepperProps) {
  return (
    <ol
      className={styles.stepper}
      style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(min-content, 1fr))` }}
      aria-label={label ?? 'Steps'}
    >
      {steps.map((step) => (
        <li
          key={step.id}
          className={classNames(styles.step, styles[step.state])}
          {...(step.state === 'current' ? { 'aria-current': 'step' as const } : {})}
        >
          <span className={styles.stepLabel}>
            {step.state === 'done' ? <Check size="0.95em" aria-hidden /> : null}
            {step.state === 'failed' || step.state === 'ended' ? (
              <X size="0.95em" aria-hidden />
            ) : null}
            {step.label}
            <Hidden>({STATE_WORDS[step.state]})</Hidden>
          </span>
          {step.clause === undefined || step.clause === null ? null : (
            <span className={styles.stepClause}>{step.clause}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
