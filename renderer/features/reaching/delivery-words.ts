import type {
  DeliveriesReply,
  Delivery,
  DeliveryProblem,
} from '../../../shared/protocol/outreach-messages.ts';
import { counted, said } from '../../../shared/wording/index.ts';

const PROBLEMS: Readonly<Record<DeliveryProblem['code'], string>> = {
  unreachable: 'nobody answers there',
  deferred: 'it was put off by the other side',
  rejected: 'it was refused',
  'not-trusted': 'the server’s certificate is not to be trusted',
  'login-failed': 'the mail server does not take the relay’s login',
  'no-address': 'there is no address to send it to',
};

/** Why a message has not arrived; with what the other side said, where it said something. */
export function problemSaid({ code, detail }: DeliveryProblem): string {
  const plain = said(detail).trim();
  return plain === '' ? PROBLEMS[code] : `${PROBLEMS[code]} (${plain})`;
}

/** What became of one message, for whoever has just sent it. */
export function outcomeWords(delivery: Delivery): {
  readonly tone: 'success' | 'warning' | 'danger';
  readonly text: string;
} {
  const { state, problem, to } = delivery;
  const taker =
    to.kind === 'slack' || (to.kind === 'person' && to.by === 'slack') ? 'Slack' : 'mail server';
  const because = problem === null ? '' : `: ${problemSaid(problem)}`;
  switch (state) {
    case 'sent':
      return {
        tone: 'success',
        text: taker === 'Slack' ? 'Slack has taken it.' : 'The mail server has taken it.',
      };
    case 'waiting':
      return { tone: 'warning', text: `It waits, and is tried again${because}.` };
    case 'given-up':
      return { tone: 'danger', text: `It did not get there${because}.` };
    case 'by-hand':
      return { tone: 'success', text: 'Somebody has posted it by hand.' };
  }
}

export interface Counts {
  readonly sent: number;
  readonly waiting: number;
  readonly givenUp: number;
}

/** `212 of 214 messages sent; 1 waiting, 1 failed.`; null where nothing was to be sent. */
export function countsWords({ sent, waiting, givenUp }: Counts): string | null {
  const all = sent + waiting + givenUp;
  if (all === 0) return null;
  const rest = [
    ...(waiting === 0 ? [] : [`${waiting} waiting`]),
    ...(givenUp === 0 ? [] : [`${givenUp} failed`]),
  ];
  const messages = counted(all, 'message');
  const of = sent < all ? `${sent} of ${messages}` : all === 1 ? messages : `All ${messages}`;
  return `${[`${of} sent`, ...(rest.length === 0 ? [] : [rest.join(', ')])].join('; ')}.`;
}

/** What deliveries are of: one circulation, one update, one output. */
export interface DeliveredThing {
  readonly kind: Delivery['kind'];
  readonly subject: string;
}

/** The counts of one thing; null where the relay does not say. */
export function countsOf(reply: DeliveriesReply, thing: DeliveredThing): Counts | null {
  const found = reply.bySubject?.find(
    ({ kind, subject }) => kind === thing.kind && subject.id === thing.subject,
  );
  if (found !== undefined) return found;
  return reply.bySubject === undefined ? null : { sent: 0, waiting: 0, givenUp: 0 };
}

/** Those of one thing; of everything, where none is named. */
export const deliveriesOf = (
  { deliveries }: DeliveriesReply,
  thing: DeliveredThing | null,
): readonly Delivery[] =>
  thing === null
    ? deliveries
    : deliveries.filter(({ kind, subject }) => kind === thing.kind && subject.id === thing.subject);

/** Whether nothing is left to be done about it. */
export const isDone = ({ state }: Pick<Delivery, 'state'>): boolean =>
  state === 'sent' || state === 'by-hand';

/** Each that has not arrived; then channels that were reached, by the relay or by hand. */
export function unarrived(deliveries: readonly Delivery[]): {
  readonly failed: readonly Delivery[];
  readonly waiting: readonly Delivery[];
  readonly channels: readonly Delivery[];
} {
  return {
    failed: deliveries.filter(({ state }) => state === 'given-up'),
    waiting: deliveries.filter(({ state }) => state === 'waiting'),
    channels: deliveries.filter((each) => isDone(each) && each.to.kind !== 'person'),
  };
}
