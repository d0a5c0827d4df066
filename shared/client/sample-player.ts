import { DAY, writeInstant } from '../rules/index.ts';
import { readyStep, type RehearsalScript, type RehearsalStep } from '../rehearsal/index.ts';
import {
  ANSWER_WITHIN,
  firstAct,
  newDevice,
  proposeAndWait,
  signBy,
  type HostContext,
} from './host-context.ts';
import { HostError } from './host-error.ts';
import type { Me } from './host-messages.ts';
import type { LedgerClient } from './ledger-client.ts';
import { RelayHttp } from './relay-http.ts';
import { moveRehearsalClock } from './rehearsal-clock.ts';
import { SEED_BYTES, signerFrom } from './seed.ts';

/** Plays a script through acts that are really signed, each at its instant by the relay's clock. */
export async function playScript(
  context: HostContext,
  ledger: string,
  script: RehearsalScript,
): Promise<void> {
  const player = new ScriptPlayer(context, ledger, script);
  await player.play();
}

class ScriptPlayer {
  readonly #context: HostContext;
  readonly #ledger: string;
  readonly #script: RehearsalScript;
  readonly #devices = new Map<string, Me>();

  constructor(context: HostContext, ledger: string, script: RehearsalScript) {
    this.#context = context;
    this.#ledger = ledger;
    this.#script = script;
  }

  async play(): Promise<void> {
    const { associations } = this.#context;
    const { founder, steps, personas, firstPersona } = this.#script;
    const client = await associations.client(this.#ledger);
    await client.until(() => client.connection.status === 'online', ANSWER_WITHIN);
    const founding = associations.record(this.#ledger).me;
    this.#devices.set(founder, founding);
    for (const step of steps.slice(1)) {
      await this.#clockAt(client, step.at);
      await this.#play(client, step);
    }
    // Those who have done nothing yet may be acted as too.
    for (const { id } of personas) await this.#device(client, id);
    await this.#clockAt(client, null);
    const me = this.#devices.get(firstPersona) ?? founding;
    await associations.change(this.#ledger, { personas: [...this.#devices.values()], me });
  }

  async #play(client: LedgerClient, step: RehearsalStep): Promise<void> {
    const { ports } = this.#context;
    const me = await this.#device(client, step.by);
    const { state } = client.copy.shown;
    const { data, texts } = readyStep(
      step,
      (text) => ports.crypto.sha256(text),
      (ballot) => state.ballot.get(ballot)?.textSha256,
    );
    const sign = signBy(ports, me.publicKey, 'script');
    try {
      await proposeAndWait(client, { type: step.type, data }, texts, me, sign);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      const { code, details } = error.problem;
      const said = `${step.type} by ${step.by}: ${code} ${JSON.stringify(details)}`;
      throw new HostError('sample-not-made', said, details);
    }
  }

  /** Moves the relay's clock to an instant of the script; null for the real one. */
  async #clockAt(client: LedgerClient, at: number | null): Promise<void> {
    const { ports, associations } = this.#context;
    const offset = associations.record(this.#ledger).embedded?.clockOffset ?? 0;
    const by = at === null ? -offset : this.#script.now + at - (ports.clock() + offset);
    if (by >= 1) await moveRehearsalClock(this.#context, this.#ledger, Math.floor(by));
    if (at === null) await client.until(() => client.connection.status === 'online', ANSWER_WITHIN);
  }

  /** The device of a person, brought in by an invite where there is none yet. */
  async #device(client: LedgerClient, person: string): Promise<Me> {
    const known = this.#devices.get(person);
    if (known !== undefined) return known;
    const { ports } = this.#context;
    const founder = this.#devices.get(this.#script.founder);
    if (founder === undefined) throw new Error('nobody has founded');
    const invite = signerFrom(ports.randomBytes(SEED_BYTES), 'invite-key');
    const expiresAt = writeInstant(client.relayNow + DAY);
    const invited = {
      type: 'device.invite',
      data: { person, invitePublicKey: invite.publicKey, expiresAt },
    };
    const sign = signBy(ports, founder.publicKey, 'script');
    await proposeAndWait(client, invited, [], founder, sign);
    const me = await this.#enrol(client, person, (message) => invite.sign(message));
    this.#devices.set(person, me);
    return me;
  }

  async #enrol(
    client: LedgerClient,
    person: string,
    sign: (message: string) => string,
  ): Promise<Me> {
    const key = await newDevice(this.#context, 'rehearsal');
    const me: Me = { ...key, person, kind: this.#context.platform };
    const inviteSignature = sign(`convene-enrol/1\0${this.#ledger}${person}${key.publicKey}`);
    const data = { person, publicKey: key.publicKey, kind: me.kind, inviteSignature };
    const asked = { type: 'device.enrol', data };
    const act = await firstAct(this.#context, me, this.#ledger, asked, 'script');
    const url = await this.#context.associations.address(this.#ledger);
    const answer = await new RelayHttp(this.#context.ports, url).openAct('/enrol', act);
    if (answer.result !== 'accepted') {
      throw new HostError('sample-not-made', `${person} could not be enrolled`);
    }
    await client.until(() => client.copy.shown.state.device.has(me.device), ANSWER_WITHIN);
    return me;
  }
}
