import { personName } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Callout, toast } from '../../ui/index.ts';
import { useRequest } from '../use-request.ts';

const DAY_FORM = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** The relay stamps nothing while its clock is doubted: what one can do, or who can. */
export function DoubtedClockBanner() {
  const request = useRequest();
  const { association, connection, at, state } = useAssociation((view) => ({
    association: view.association,
    connection: view.connection,
    at: view.at,
    state: view.state,
  }));
  if (connection.clock === 'believed' || connection.status !== 'online') return null;
  const last = `the last entry is of ${DAY_FORM.format(at)}`;
  const says = DAY_FORM.format(Date.now() + (connection.clockOffset ?? 0));
  if (association.hosted === 'elsewhere') {
    const who =
      connection.hostedBy === null
        ? 'Whoever runs the relay'
        : personName(state, connection.hostedBy);
    return (
      <Callout tone="warning" title="The relay does not believe its clock">
        <p>
          It says {says}; {last}. {who} has to say whether that is right. What you sign meanwhile is
          kept on this device, and sent then.
        </p>
      </Callout>
    );
  }
  const accept = async () => {
    const reply = await request<'accept-clock'>({
      type: 'accept-clock',
      ledger: association.ledger,
    });
    if (reply?.answer === 'accepted') toast('The relay goes on.', 'success');
  };
  return (
    <Callout
      tone="warning"
      title={`This computer’s clock says ${says}; ${last}`}
      action={
        <Button size="small" onPress={() => void accept()}>
          The clock is right
        </Button>
      }
    >
      <p>
        If the clock is right, go on. If it is not, set it first: what is stamped can never be
        stamped earlier. Until then the relay on this computer takes nothing, and what is signed
        waits.
      </p>
    </Callout>
  );
}
