import { reachTest, type ReachTest } from '../../../shared/protocol/outreach-messages.ts';
import { isFacilitator } from '../../../shared/rules/index.ts';
import { readJson } from '../../http/read-json.ts';
import { HttpProblem, json, type Asked, type Reply, type Route } from '../../http/reply.ts';
import { whyShut, type Shut } from '../gate.ts';
import type { Addressed } from '../queued-task.ts';
import { deliveryOf } from '../queued-task.ts';
import { isSecretariat, needSecretariat } from './association-routes.ts';
import type { OutreachRouteOptions } from './route-options.ts';

const MOST_BYTES = 4096;
/** How long an answer waits for the first attempt, in milliseconds. */
const PATIENCE = 25_000;
const TEST_EXPIRES = 60 * 60_000;

/** What became of what was sent, for those who answer for it; and a message to try it out. */
export function deliveryRoutes(options: OutreachRouteOptions): Route[] {
  return [
    {
      method: 'GET',
      path: /^\/outreach\/deliveries$/,
      handle: (asked) => deliveries(options, asked),
    },
    {
      method: 'POST',
      path: /^\/outreach\/deliveries\/([0-9a-f]{32})\/retry$/,
      writes: true,
      handle: (asked) => retry(options, asked),
    },
    {
      method: 'POST',
      path: /^\/outreach\/deliveries\/([0-9a-f]{32})\/by-hand$/,
      writes: true,
      handle: (asked) => noteByHand(options, asked),
    },
    {
      method: 'POST',
      path: /^\/outreach\/test$/,
      writes: true,
      handle: (asked) => test(options, asked),
    },
  ];
}

function deliveries(options: OutreachRouteOptions, asked: Asked): Reply {
  const { person } = asked.session();
  const twg = asked.url.searchParams.get('twg');
  needOffice(options, person, twg);
  return json(200, options.stores.queue.deliveries(twg));
}

/** @throws HttpProblem but for the facilitators of the group and the secretariat. */
function needOffice(options: OutreachRouteOptions, person: string, twg: string | null): void {
  const { state } = options.relay.published();
  if (isSecretariat(state, person)) return;
  if (twg === null) needSecretariat(options, person);
  const group = state.twg.get(twg ?? '');
  if (group !== undefined && isFacilitator(group, person)) return;
  throw new HttpProblem(403, 'not-allowed', 'only its facilitators and the secretariat see this');
}

/** @throws HttpProblem where it was tried too often: what is tried reaches servers of others. */
function needTest({ tests }: OutreachRouteOptions, person: string): void {
  if (tests.take(person)) return;
  throw new HttpProblem(429, 'rate-limited', 'that was many tests; try again in a minute');
}

async function retry(options: OutreachRouteOptions, asked: Asked): Promise<Reply> {
  const { person } = asked.session();
  const [id = ''] = asked.parts;
  const { queue } = options.stores;
  const task = queue.find(id)?.task;
  const isOwnTest = task?.kind === 'test' && task.to.kind === 'person' && task.to.person === person;
  if (!isOwnTest) needOffice(options, person, task?.twg ?? null);
  needOpen(options);
  if (isOwnTest) needTest(options, person);
  const delivery = await queue.retry(id, options.relay.now());
  if (delivery === null) {
    throw new HttpProblem(404, 'not-found', 'there is nothing of that id that has not arrived');
  }
  return answerOf(options, id);
}

async function noteByHand(options: OutreachRouteOptions, asked: Asked): Promise<Reply> {
  const { person } = asked.session();
  const [id = ''] = asked.parts;
  const { relay, stores } = options;
  const { queue } = stores;
  needOffice(options, person, queue.find(id)?.task.twg ?? null);
  const noted = await queue.noteByHand(id, relay.now());
  if (noted === null) {
    throw new HttpProblem(
      404,
      'not-found',
      'nothing to a channel waits, or has failed, by that id',
    );
  }
  if (noted === 'being-sent') {
    throw new HttpProblem(409, 'being-sent', 'the relay is sending it just now; look again');
  }
  return json(200, { delivery: noted });
}

async function test(options: OutreachRouteOptions, asked: Asked): Promise<Reply> {
  const { person } = asked.session();
  const request = await readJson(asked, reachTest, MOST_BYTES);
  const { relay, stores } = options;
  if (request.to === 'channel') needSecretariat(options, person);
  needOpen(options);
  needAddress(options, person, request);
  needTest(options, person);
  const now = relay.now();
  const { id } = await stores.queue.addOne(
    relay.published().ledger,
    testFor(person, request, now),
    now,
  );
  return answerOf(options, id);
}

/** The delivery once it was attempted, or as it is after a while. */
async function answerOf({ dispatcher, stores }: OutreachRouteOptions, id: string): Promise<Reply> {
  const attempted = dispatcher.attempted(id);
  dispatcher.hurry();
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE);
  });
  const settled = await Promise.race([attempted, patience]);
  clearTimeout(timer);
  const task = settled ?? stores.queue.find(id);
  if (task !== null) return json(200, { delivery: deliveryOf(task) });
  throw new HttpProblem(409, 'not-wanted', 'nobody wants this message any more; it was not sent');
}

const SHUT: Readonly<Record<Shut, { readonly status: number; readonly said: string }>> = {
  'not-founded': { status: 409, said: 'there is no association here yet' },
  rehearsal: { status: 409, said: 'a rehearsal sends nothing' },
  'not-keeping': { status: 503, said: 'this relay does not keep the ledger now' },
  'clock-doubted': { status: 503, said: 'the clock of the relay is doubted; nothing is sent' },
};

function needOpen({ relay }: OutreachRouteOptions): void {
  const shut = whyShut(relay);
  if (shut !== null) throw new HttpProblem(SHUT[shut].status, shut, SHUT[shut].said);
}

function needAddress(options: OutreachRouteOptions, person: string, request: ReachTest): void {
  const { stores, means } = options;
  const { reach } = stores;
  const way = wayOf(request);
  if (way === 'email' && means().mail === 'not-set-up') {
    throw new HttpProblem(409, 'mail-not-set-up', 'this relay sends no mail');
  }
  const address =
    request.to === 'channel'
      ? reach.channelAddress(request.kind, request.name)
      : reach.mine(person)[way];
  if (address === null) throw new HttpProblem(409, 'no-address', 'no address is set for this');
}

const wayOf = (request: ReachTest): 'email' | 'slack' => {
  if (request.to === 'channel') return request.kind;
  return request.to === 'my-email' ? 'email' : 'slack';
};

function testFor(person: string, request: ReachTest, now: number): Addressed {
  const to =
    request.to === 'channel'
      ? ({ kind: request.kind, name: request.name } as const)
      : ({ kind: 'person', person } as const);
  return {
    way: wayOf(request),
    task: {
      origin: `test/${person}/${now}`,
      kind: 'test',
      about: 'test',
      subject: { kind: 'person', id: person },
      twg: null,
      to,
      notBefore: now,
      expiresAt: now + TEST_EXPIRES,
      data: {},
    },
  };
}
