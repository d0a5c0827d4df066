import { useState } from 'react';
import { DAY, type LastCall, type Output } from '../../../shared/rules/index.ts';
import { counted } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { NumberField, Time, sectionStyles } from '../../ui/index.ts';
import { LONGEST_LAST_CALL } from '../../../shared/rules/rulebook.ts';

/** Gives a last call more time. */
export function ExtendDialog(props: {
  readonly output: Output;
  readonly lastCall: LastCall;
  readonly onClose: () => void;
}) {
  const { output, lastCall, onClose } = props;
  const [days, setDays] = useState(Math.min(lastCall.days + 7, LONGEST_LAST_CALL));
  return (
    <ActDialog
      title="Extend the last call"
      onClose={onClose}
      type="dip.extend-last-call"
      data={() => ({ output: output.id, days })}
      confirm="none"
    >
      <p>
        It runs for {counted(lastCall.days, 'day')} now, to <Time at={lastCall.endsAt} />. It can be
        made longer, to {counted(LONGEST_LAST_CALL, 'day')} in all, and not shorter again.
      </p>
      <NumberField
        label="Length in all"
        value={days}
        onChange={setDays}
        min={lastCall.days + 1}
        max={LONGEST_LAST_CALL}
        unit="days"
      />
      <p className={sectionStyles.quiet}>
        It then ends <Time at={lastCall.startedAt + days * DAY} relative />.
      </p>
    </ActDialog>
  );
}
