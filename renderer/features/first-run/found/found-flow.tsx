import { useRef, useState } from 'react';
import { problemWords } from '../../../../shared/wording/index.ts';
import type { HostProblem } from '../../../../shared/client/host-messages.ts';
import { useApp } from '../../../app/app-context.tsx';
import { Button, Callout, Page, Stepper } from '../../../ui/index.ts';
import styles from '../first-run.module.css';
import { AssociationStep } from './association-step.tsx';
import { Checks } from './checks.tsx';
import { checksOf, isReady, STEPS, type FoundingStep } from './founding-checks.ts';
import { foundRequest, type FoundingDraft } from './founding-draft.ts';
import { OfficesStep } from './offices-step.tsx';
import { OrganizationsStep } from './organizations-step.tsx';
import { PeopleStep } from './people-step.tsx';
import type { StepProps } from './step-props.ts';
import { RecoveryStep } from './recovery-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { keepFounded, keptFounded, useKeptDraft, type Founded } from './use-kept-draft.ts';

const TITLES: Readonly<Record<FoundingStep, string>> = {
  association: 'Association',
  organizations: 'Organizations',
  people: 'People',
  offices: 'Offices',
  review: 'Review',
};

/** Founding an association, step by step. Nothing is made before the last one. */
export function FoundFlow() {
  const [draft, setDraft] = useKeptDraft();
  const [step, setStep] = useState<FoundingStep>('association');
  const form = useRef<HTMLDivElement>(null);
  const [founded, setFounded] = useState(keptFounded);
  if (founded !== null) return <RecoveryStep founded={founded} />;
  const at = STEPS.indexOf(step);
  const go = (to: FoundingStep) => {
    setStep(to);
    // The step is read out, and Tab goes on from its beginning.
    form.current?.focus();
  };
  return (
    <Page title="Found an association">
      <Stepper
        label="Founding"
        steps={STEPS.map((id, index) => ({
          id,
          label: TITLES[id],
          state: index < at ? 'done' : index === at ? 'current' : 'todo',
        }))}
      />
      <div ref={form} tabIndex={-1} className={styles.form} role="group" aria-label={TITLES[step]}>
        <StepOf step={step} draft={draft} onChange={setDraft} />
        <Checks checks={checksOf(step, draft)} />
        <StepButtons step={step} draft={draft} onStep={go} onFounded={setFounded} />
      </div>
    </Page>
  );
}

function StepOf({ step, ...props }: StepProps & { readonly step: FoundingStep }) {
  switch (step) {
    case 'association':
      return <AssociationStep {...props} />;
    case 'organizations':
      return <OrganizationsStep {...props} />;
    case 'people':
      return <PeopleStep {...props} />;
    case 'offices':
      return <OfficesStep {...props} />;
    case 'review':
      return <ReviewStep {...props} />;
  }
}

function StepButtons(props: {
  readonly step: FoundingStep;
  readonly draft: FoundingDraft;
  readonly onStep: (step: FoundingStep) => void;
  readonly onFounded: (founded: Founded) => void;
}) {
  const { step, draft, onStep, onFounded } = props;
  const at = STEPS.indexOf(step);
  const before = STEPS[at - 1];
  const next = STEPS[at + 1];
  const missing = checksOf(step, draft).find(({ weight }) => weight === 'must')?.words;
  return (
    <div className={styles.buttons}>
      {before === undefined ? null : <Button onPress={() => onStep(before)}>Back</Button>}
      {next === undefined ? (
        <FoundButton draft={draft} onFounded={onFounded} />
      ) : (
        <Button variant="primary" reason={missing} onPress={() => onStep(next)}>
          Next: {TITLES[next].toLowerCase()}
        </Button>
      )}
    </div>
  );
}

function FoundButton(props: {
  readonly draft: FoundingDraft;
  readonly onFounded: (founded: Founded) => void;
}) {
  const { draft, onFounded } = props;
  const app = useApp();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const unready = STEPS.find((step) => !isReady(step, draft));
  const found = async () => {
    setPending(true);
    setProblem(null);
    const reply = await app.host.request<'found'>(foundRequest(draft));
    setPending(false);
    if (!reply.ok) {
      setProblem(reply.problem);
      return;
    }
    keepFounded(reply.value);
    onFounded(reply.value);
    await app.refresh();
  };
  return (
    <>
      <Button
        variant="primary"
        isPending={isPending}
        reason={unready === undefined ? undefined : `“${TITLES[unready]}” is not complete.`}
        onPress={() => void found()}
      >
        {isPending ? 'Founding…' : 'Found the association'}
      </Button>
      {problem === null ? null : <ProblemCallout problem={problem} />}
    </>
  );
}

/** What went wrong, in words. */
export function ProblemCallout({ problem }: { readonly problem: HostProblem }) {
  const { title, detail, way } = problemWords(problem);
  return (
    <Callout tone="danger" role="alert" title={title}>
      <p>
        {detail} {way}
      </p>
    </Callout>
  );
}
