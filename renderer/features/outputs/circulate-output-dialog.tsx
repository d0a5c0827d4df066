import type { Channel, Output } from '../../../shared/rules/index.ts';
import { clauseOf } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Clause } from '../../ui/index.ts';
import { ChannelsField, namedChannels } from '../groups/channels-field.tsx';
import { firstOfOutput } from '../reaching/first-channels.ts';
import { useFirstChannels } from '../reaching/use-first-channels.ts';

/** Says where the approved output was circulated. */
export function CirculateOutputDialog(props: {
  readonly output: Output;
  readonly onClose: () => void;
}) {
  const { output, onClose } = props;
  const circulated = useAssociation(({ state }) => state.twg.get(output.twg)?.circulation ?? null);
  const { channels, setChannels } = useFirstChannels((reply) =>
    firstOfOutput({
      last: output.channels.length === 0 ? null : output.channels,
      circulated: circulated?.channels ?? [],
      reply,
    }),
  );
  const named: readonly Channel[] = namedChannels(channels);
  const clause = clauseOf('output.circulated');
  return (
    <ActDialog
      title="Circulate the output"
      onClose={onClose}
      type="output.circulate"
      data={() => ({ output: output.id, channels: named })}
      check={{ output: output.id, channels: [{ kind: 'email', name: 'any' }] }}
      confirm="none"
      reason={named.length === 0 ? 'Say where first: at least one channel.' : undefined}
    >
      <p>
        Say where the approved text goes, and the minority opinions with it. What the relay reaches
        is told as soon as this is signed; elsewhere you post it yourself; a text to copy stands
        beside the output then.
      </p>
      <ChannelsField channels={channels} onChange={setChannels} needed="Needed: at least one." />
      <Clause source={clause.source}>{clause.text}</Clause>
    </ActDialog>
  );
}
