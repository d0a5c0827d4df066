import type { ReactNode } from 'react';
import { problemWords, type AnyProblem } from '../../../../shared/wording/index.ts';
import { Callout } from '../../../ui/index.ts';

/** What went wrong, and the way out. */
export function ProblemCallout(props: {
  readonly problem: AnyProblem;
  readonly action?: ReactNode;
  readonly tone?: 'danger' | 'warning';
}) {
  const { title, detail, way } = problemWords(props.problem);
  return (
    <Callout tone={props.tone ?? 'danger'} role="alert" title={title} action={props.action}>
      <p>
        {detail} {way}
      </p>
    </Callout>
  );
}
