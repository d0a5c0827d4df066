import { useState } from 'react';
import { counted, said } from '../../../shared/wording/index.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Section, Time } from '../../ui/index.ts';
import type { DipPart } from './dip-part.ts';
import { DipActButton } from './dip-act.tsx';
import { lastCallClock } from './dip-facts.ts';
import { ExtendDialog } from './extend-dialog.tsx';
import { Countdown } from './pipeline-rows.tsx';

/** The window in which everybody can raise concerns, and its clock. */
export function LastCallSection({ output, dip }: DipPart) {
  const state = useAssociation((view) => view.state);
  const now = useNow();
  const [dialog, setDialog] = useState<'closed' | 'extend'>('closed');
  const { lastCall } = dip;
  if (lastCall === null) return null;
  const clock = lastCallClock(state, dip, now);
  const isRunning = clock !== null && clock.kind === 'running';
  return (
    <Section
      title="Last call"
      action={
        isRunning ? (
          <DipActButton
            type="dip.extend-last-call"
            output={output}
            dip={dip}
            size="small"
            onPress={() => setDialog('extend')}
          >
            Extend the last call…
          </DipActButton>
        ) : undefined
      }
    >
      {isRunning ? <Countdown clock={clock} /> : null}
      <p>
        {counted(lastCall.days, 'day')}, from <Time at={lastCall.startedAt} /> to{' '}
        <Time at={lastCall.endsAt} />.
      </p>
      {lastCall.noEngineering === null || lastCall.noEngineering.trim() === '' ? null : (
        <p>No engineering is needed, its manager said: {said(lastCall.noEngineering)}</p>
      )}
      {dialog === 'extend' ? (
        <ExtendDialog output={output} lastCall={lastCall} onClose={() => setDialog('closed')} />
      ) : null}
    </Section>
  );
}
