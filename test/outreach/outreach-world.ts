import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  deliveriesReply,
  reachAssociationReply,
  reachMineReply,
  retryReply,
  type Delivery,
  type ReachAssociationChange,
  type ReachMineChange,
  type ReachTest,
} from '../../shared/protocol/outreach-messages.ts';
import { HOUR } from '../../shared/rules/index.ts';
import type { OutreachOptions } from '../../sync-server/outreach/outreach-options.ts';
import { readSmtpOptions } from '../../sync-server/outreach/smtp-options.ts';
import type { RelayOptions } from '../../sync-server/relay-options.ts';
import type { SmtpTestServer } from '../outside/smtp-server.ts';
import { RelayWorld, type HttpAnswer } from '../relay/relay-world.ts';
import { testSource } from './test-source.ts';

export const FROM = 'The Association <relay@convene.example>';

/** How the relay of a test gets to its mail server. */
export const smtpOf = (server: SmtpTestServer): NonNullable<OutreachOptions['smtp']> =>
  readSmtpOptions({ url: server.url, password: null, from: FROM, ca: server.ca });

/** A relay with a real association, which looks at its test clock all the time. */
export class OutreachWorld {
  readonly source = testSource();
  readonly world: RelayWorld;
  #outreach: OutreachOptions = {};
  #registered = 0;
  /** Logging in is limited, so it is not done for each request. */
  readonly #tokens = new Map<string, { token: string; relay: unknown; until: number }>();

  private constructor(world: RelayWorld) {
    this.world = world;
  }

  static async founded(
    outreach: OutreachOptions,
    more: Partial<RelayOptions> & {
      readonly rehearsal?: boolean;
      readonly persons?: readonly object[];
    } = {},
  ): Promise<OutreachWorld> {
    const { rehearsal = false, persons, ...options } = more;
    const one = new OutreachWorld(await RelayWorld.make());
    await one.start(outreach, { foundable: true, ...options });
    const { bytes, signature } = one.world.foundingAct({
      rehearsal,
      ...(persons === undefined ? {} : { persons }),
    });
    const answer = await one.world.post('/found', { act: bytes, signature });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    await one.world.enrol('tess', 'tim');
    return one;
  }

  async start(outreach: OutreachOptions, more: Partial<RelayOptions> = {}): Promise<void> {
    this.#outreach = outreach;
    await this.world.start({
      ...more,
      outreach: { source: this.source, webhooks: 'private-too', attention: 20, ...outreach },
    });
  }

  async restart(outreach = this.#outreach): Promise<void> {
    await this.world.stop();
    await this.start(outreach);
  }

  end(): Promise<void> {
    return this.world.end();
  }

  /** Something that everybody is told of; resolves to its subject. */
  async happens(): Promise<string> {
    this.#registered += 1;
    const id = `new-${this.#registered}`;
    await this.world.do('sam', 'person.register', {
      person: { id, name: `<b>New</b> & ${this.#registered}`, organization: 'acme' },
    });
    return id;
  }

  async ask(person: string, path: string, method = 'GET', body?: unknown): Promise<HttpAnswer> {
    const token = await this.#token(person);
    return this.world.http(path, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async #token(person: string): Promise<string> {
    const { relay, time } = this.world;
    const known = this.#tokens.get(person);
    if (known?.relay === relay && known.until > time.uptime) return known.token;
    const token = await this.world.token(person);
    this.#tokens.set(person, { token, relay, until: time.uptime + HOUR / 2 });
    return token;
  }

  async mine(person: string, change: ReachMineChange) {
    return reachMineReply.parse(okay(await this.ask(person, '/outreach/mine', 'PUT', change)));
  }

  async association(person: string, change: ReachAssociationChange) {
    return reachAssociationReply.parse(
      okay(await this.ask(person, '/outreach/association', 'PUT', change)),
    );
  }

  async deliveries(person = 'sam', twg?: string) {
    const path = `/outreach/deliveries${twg === undefined ? '' : `?twg=${twg}`}`;
    return deliveriesReply.parse(okay(await this.ask(person, path)));
  }

  async test(person: string, test: ReachTest): Promise<Delivery> {
    return retryReply.parse(okay(await this.ask(person, '/outreach/test', 'POST', test))).delivery;
  }

  async retry(person: string, id: string): Promise<Delivery> {
    const path = `/outreach/deliveries/${id}/retry`;
    return retryReply.parse(okay(await this.ask(person, path, 'POST', {}))).delivery;
  }

  async noteByHand(person: string, id: string): Promise<Delivery> {
    const path = `/outreach/deliveries/${id}/by-hand`;
    return retryReply.parse(okay(await this.ask(person, path, 'POST', {}))).delivery;
  }

  /** Asks until it holds: what is sent is sent when its time has come. */
  async until(holds: () => Promise<boolean> | boolean): Promise<void> {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** Resolves once nothing waits but what waits for later. */
  async settled(waiting = 0): Promise<void> {
    await this.until(async () => (await this.deliveries()).waiting === waiting);
  }

  /** Resolves once something has been attempted and has not arrived. */
  async troubled(): Promise<void> {
    await this.until(async () => {
      const [first] = (await this.deliveries()).deliveries;
      return first !== undefined && first.problem !== null;
    });
  }

  async metric(name: string): Promise<number> {
    const { body } = await this.world.http('/metrics');
    const lines = String(body)
      .split('\n')
      .filter((line) => line.startsWith(name));
    return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }
}

export function okay({ status, body }: HttpAnswer): unknown {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'convene-outreach-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
