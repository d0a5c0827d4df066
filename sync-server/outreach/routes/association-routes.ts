import {
  reachAssociationChange,
  type ReachAssociationChange,
  type ReachAssociationReply,
} from '../../../shared/protocol/outreach-messages.ts';
import { isEachMember } from '../../../shared/protocol/each-member.ts';
import { isMember, sortedRecords, type Channel, type State } from '../../../shared/rules/index.ts';
import { readJson } from '../../http/read-json.ts';
import { HttpProblem, json, type Asked, type Reply, type Route } from '../../http/reply.ts';
import type { PersonReach } from '../reach-record.ts';
import type { ReachChange } from '../reach-store.ts';
import { wishesOf } from '../wishes.ts';
import { changeReach } from './changed.ts';
import { checkWebhook } from './mine-routes.ts';
import type { OutreachRouteOptions } from './route-options.ts';

const MOST_BYTES = 4 * 1024 * 1024;

/** What holds for the whole association: for every member to see, for the secretariat to set. */
export function associationRoutes(options: OutreachRouteOptions): Route[] {
  return [
    {
      method: 'GET',
      path: /^\/outreach\/association$/,
      handle: (asked) => json(200, associationReply(options, asked.session().person)),
    },
    {
      method: 'PUT',
      path: /^\/outreach\/association$/,
      writes: true,
      handle: (asked) => putAssociation(options, asked),
    },
  ];
}

export function isSecretariat(state: State, person: string): boolean {
  return state.association?.secretariat.includes(person) === true && isMember(state, person);
}

/** @throws HttpProblem for everybody else. */
export function needSecretariat({ relay }: OutreachRouteOptions, person: string): void {
  if (isSecretariat(relay.published().state, person)) return;
  throw new HttpProblem(403, 'not-allowed', 'only the secretariat may do this');
}

async function putAssociation(options: OutreachRouteOptions, asked: Asked): Promise<Reply> {
  const { person } = asked.session();
  needSecretariat(options, person);
  const change = await readJson(asked, reachAssociationChange, MOST_BYTES);
  const { channel } = change;
  await changeReach(options, readChange(options, change));
  if (channel !== undefined) {
    const { stores, relay, dispatcher } = options;
    const isIt = (to: Channel | { kind: 'person' }): boolean =>
      to.kind === channel.kind && 'name' in to && to.name === channel.name;
    stores.queue.hurry(relay.now(), ({ to }) => isIt(to));
    dispatcher.hurry();
  }
  return json(200, associationReply(options, person));
}

function readChange(options: OutreachRouteOptions, change: ReachAssociationChange): ReachChange {
  const { portal, channel, persons = [] } = change;
  if (channel?.kind === 'slack' && channel.webhook !== null) {
    checkWebhook(options.webhooks, channel.webhook);
  }
  return {
    ...(portal === undefined ? {} : { portal }),
    ...(channel === undefined
      ? {}
      : {
          channel: {
            kind: channel.kind,
            name: channel.name,
            address: channel.kind === 'slack' ? channel.webhook : channel.address,
          },
        }),
    persons: readPersons(options, persons),
  };
}

function readPersons(
  { relay, stores }: OutreachRouteOptions,
  given: NonNullable<ReachAssociationChange['persons']>,
): PersonReach[] {
  const { reach } = stores;
  const { state } = relay.published();
  const strangers = given.filter(({ person }) => !isMember(state, person));
  if (strangers.length > 0) {
    const persons = strangers.map(({ person }) => person);
    throw new HttpProblem(422, 'not-a-member', 'only members are reached', { persons });
  }
  const own = given.filter(({ person }) => reach.emailBy(person) === 'self');
  if (own.length > 0) {
    const persons = own.map(({ person }) => person);
    const said = 'who has set an address changes it, and nobody else';
    throw new HttpProblem(409, 'set-by-person', said, { persons });
  }
  return given.map(({ person, email }) => ({
    ...reach.mine(person),
    person,
    email,
    emailBy: email === null ? null : 'secretariat',
  }));
}

function associationReply(options: OutreachRouteOptions, person: string): ReachAssociationReply {
  const { relay, stores, mailFrom } = options;
  const { reach } = stores;
  const { state } = relay.published();
  const means = options.means();
  const members = sortedRecords(state.person)
    .map(({ id }) => id)
    .filter((id) => isMember(state, id));
  const reached = members.filter((id) => wishesOf(reach, means, id).ways.length > 0);
  const portal = reach.portal();
  return {
    mail: means.mail,
    mailFrom: means.mail === 'ready' ? mailFrom : null,
    portal,
    portalUrl: portal === 'off' ? null : `${relay.publicUrl()}/portal`,
    channels: channelsOf(options, state),
    reached: { persons: reached.length, of: members.length },
    persons: isSecretariat(state, person)
      ? members.map((id) => ({
          person: id,
          email: reach.emailBy(id),
          slack: reach.mine(id).slack === null ? 'not-set' : 'set',
        }))
      : null,
  };
}

type ReachedChannel = ReachAssociationReply['channels'][number];

/** Those that the ledger names, and those that are set. */
function channelsOf({ stores, means }: OutreachRouteOptions, state: State): ReachedChannel[] {
  const { reach } = stores;
  const { mail, webhooks } = means();
  const found = new Map<string, ReachedChannel>();
  const add = ({ kind, name }: Channel): void => {
    if (kind !== 'slack' && kind !== 'email') return;
    const ready = (kind === 'email' ? mail : webhooks) === 'ready';
    const address = reach.channelAddress(kind, name);
    // It is no list that somebody has still to set.
    if (address === null && isEachMember({ kind, name })) return;
    const isSet = ready && address !== null;
    found.set(`${kind} ${name}`, { kind, name, reach: isSet ? 'set' : 'not-set' });
  };
  for (const { circulation } of sortedRecords(state.twg)) circulation?.channels.forEach(add);
  for (const { channels } of sortedRecords(state.output)) channels.forEach(add);
  for (const { channels } of sortedRecords(state.update)) channels.forEach(add);
  for (const channel of reach.channels()) add(channel);
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}
