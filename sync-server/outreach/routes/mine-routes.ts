import {
  reachMineChange,
  type ReachMineChange,
  type ReachMineReply,
} from '../../../shared/protocol/outreach-messages.ts';
import { readJson } from '../../http/read-json.ts';
import { HttpProblem, json, type Asked, type Reply, type Route } from '../../http/reply.ts';
import { isZone } from '../quiet-hours.ts';
import type { PersonReach } from '../reach-record.ts';
import { changeReach } from './changed.ts';
import type { OutreachRouteOptions } from './route-options.ts';

const MOST_BYTES = 128 * 1024;

/** What a person has set, for that person alone. */
export function mineRoutes(options: OutreachRouteOptions): Route[] {
  return [
    {
      method: 'GET',
      path: /^\/outreach\/mine$/,
      handle: (asked) => json(200, mineReply(options, asked.session().person)),
    },
    {
      method: 'PUT',
      path: /^\/outreach\/mine$/,
      writes: true,
      handle: (asked) => putMine(options, asked),
    },
  ];
}

function mineReply({ stores, means }: OutreachRouteOptions, person: string): ReachMineReply {
  const { reach } = stores;
  return { ...reach.mine(person), emailBy: reach.emailBy(person), mail: means().mail };
}

async function putMine(options: OutreachRouteOptions, asked: Asked): Promise<Reply> {
  const { person } = asked.session();
  const change = await readJson(asked, reachMineChange, MOST_BYTES);
  check(options, change);
  await changeReach(options, { persons: [changed(options, person, change)] });
  return json(200, mineReply(options, person));
}

function check({ webhooks }: OutreachRouteOptions, { quietHours, slack }: ReachMineChange): void {
  if (quietHours !== undefined && quietHours !== null && !isZone(quietHours.zone)) {
    throw new HttpProblem(422, 'zone-unknown', 'there is no time zone of that name');
  }
  if (slack !== undefined && slack !== null) checkWebhook(webhooks, slack);
}

/** @throws HttpProblem where it leads to where this relay does not go. */
export function checkWebhook(webhooks: OutreachRouteOptions['webhooks'], url: string): void {
  if (webhooks.allows(url)) return;
  const said = 'webhooks of this relay lead to public addresses by https only';
  throw new HttpProblem(422, 'webhook-not-allowed', said);
}

/** Whoever has named an address has made it their own; without one, the secretariat may name one. */
function changed(
  { stores }: OutreachRouteOptions,
  person: string,
  change: ReachMineChange,
): PersonReach {
  const { reach } = stores;
  const old = reach.mine(person);
  const by = reach.emailBy(person);
  const given = change.email === undefined ? by : 'self';
  const email = change.email === undefined ? old.email : change.email;
  return {
    person,
    email,
    emailBy: email === null || given === 'nobody' ? null : given,
    slack: change.slack === undefined ? old.slack : change.slack,
    off: [...new Set(change.off ?? old.off)],
    digest: change.digest ?? old.digest,
    quietHours: change.quietHours === undefined ? old.quietHours : change.quietHours,
    mutedGroups: [...new Set(change.mutedGroups ?? old.mutedGroups)],
    nameOnPortal: change.nameOnPortal ?? old.nameOnPortal,
  };
}
