import { useEffect, useRef, useState } from 'react';
import { problemWords } from '../../../shared/wording/index.ts';
import type { HostProblem } from '../../../shared/client/host-messages.ts';
import { useApp } from '../../app/app-context.tsx';
import { goTo, paths } from '../../app/routes.ts';
import { Button, Callout, Page, Spinner } from '../../ui/index.ts';
import styles from './first-run.module.css';

/** Opens the sample, which is made on the spot where there is none yet. */
export function SampleFlow() {
  const app = useApp();
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const asked = useRef(false);
  const open = async () => {
    setProblem(null);
    const reply = await app.host.request<'sample-open'>({ type: 'sample-open' });
    if (!reply.ok) {
      setProblem(reply.problem);
      return;
    }
    await app.refresh();
    const opening = app.open(reply.value.ledger);
    goTo(paths.inbox);
    await opening;
  };
  useEffect(() => {
    // Once, although effects may run twice.
    if (asked.current) return;
    asked.current = true;
    void open();
  });
  return (
    <Page title="The sample association">
      <p className={styles.lead}>
        Nothing here is real: its ledger says that it is a rehearsal, and so does every export of
        it. Its clock is its own, and only moves forward.
      </p>
      {problem === null ? (
        <Spinner>Signing a few months of made-up history, entry by entry…</Spinner>
      ) : (
        <SampleProblem problem={problem} again={() => void open()} />
      )}
    </Page>
  );
}

function SampleProblem(props: { readonly problem: HostProblem; readonly again: () => void }) {
  const { title, detail, way } = problemWords(props.problem);
  return (
    <Callout
      tone="danger"
      role="alert"
      title={title}
      action={
        <Button size="small" onPress={props.again}>
          Try again
        </Button>
      }
    >
      <p>
        {detail} {way}
      </p>
    </Callout>
  );
}
