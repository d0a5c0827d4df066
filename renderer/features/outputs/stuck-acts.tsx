import type { OutboxItem } from '../../../shared/client/host-messages.ts';
import type { Output } from '../../../shared/rules/index.ts';
import { actLabel, fateWords } from '../../../shared/wording/index.ts';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Callout } from '../../ui/index.ts';

const STUCK: ReadonlySet<OutboxItem['fate']['status']> = new Set(['held', 'problem', 'refused']);

const aboutOutput = ({ data }: OutboxItem): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, 'output') : undefined;

/** Acts of this device about an output that were not taken, why, and the way out. */
export function StuckActs({ output }: { readonly output: Output }) {
  const { outbox, state, ledger } = useAssociation((view) => ({
    outbox: view.outbox,
    state: view.state,
    ledger: view.association.ledger,
  }));
  const request = useRequest();
  const stuck = outbox.filter(
    (item) => STUCK.has(item.fate.status) && aboutOutput(item) === output.id,
  );
  return stuck.map((item) => {
    const { label, detail, way } = fateWords(item.fate, state);
    return (
      <Callout
        key={item.id}
        tone="warning"
        role="status"
        title={`“${actLabel(item.type)}” was not taken. ${label}`}
        action={
          <Button
            size="small"
            onPress={() =>
              void request<'outbox-drop'>({ type: 'outbox-drop', ledger, id: item.id })
            }
          >
            Put it away
          </Button>
        }
      >
        <p>
          {detail} {way}
        </p>
      </Callout>
    );
  });
}
