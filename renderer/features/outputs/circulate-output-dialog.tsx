import { useState } from 'react';
import type { Channel, Output } from '../../../shared/rules/index.ts';
import { clauseOf } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { Clause } from '../../ui/index.ts';
import { ChannelsField, namedChannels, type DraftChannel } from '../groups/channels-field.tsx';

/** Says where the approved output was circulated. */
export function CirculateOutputDialog(props: {
  readonly output: Output;
  readonly onClose: () => void;
}) {
  const { output, onClose } = props;
  const [channels, setChannels] = useState<readonly DraftChannel[]>([
    { key: 0, kind: 'email', name: '' },
  ]);
  const named: readonly Channel[] = namedChannels(channels);
  const clause = clauseOf('output.circulated');
  return (
    <ActDialog
      title="Circulate the output"
      onClose={onClose}
      type="output.circulate"
      label="It is circulated"
      data={() => ({ output: output.id, channels: named })}
      check={{ output: output.id, channels: [{ kind: 'email', name: 'any' }] }}
      confirm="none"
      reason={named.length === 0 ? 'Say where first: at least one channel.' : undefined}
    >
      <p>
        Send the approved text, and the minority opinions with it, to the association. Then say here
        where it went: that is its record, for everyone to find.
      </p>
      <ChannelsField channels={channels} onChange={setChannels} />
      <Clause source={clause.source}>{clause.text}</Clause>
    </ActDialog>
  );
}
