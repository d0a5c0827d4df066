import { DAY, writeInstant } from '../rules/index.ts';
import {
  readyStep,
  type RehearsalDocument,
  type RehearsalScript,
  type RehearsalStep,
} from '../rehearsal/index.ts';
import { keptDevice } from './device-session.ts';
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
import { RelayHttp, RelayProblem } from './relay-http.ts';
import { pushRehearsalClock } from './rehearsal-clock.ts';
import { writeSampleDocument } from './sample-documents.ts';
import { SEED_BYTES, signerFrom } from './seed.ts';

const WAIT_WHILE_BUSY = 1100;
const MOST_ATTEMPTS = 30;

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
  readonly #documents: RehearsalDocument[];
  #offset: number;

  constructor(context: HostContext, ledger: string, script: RehearsalScript) {
    this.#context = context;
    this.#ledger = ledger;
    this.#script = script;
    this.#documents = [...script.documents];
    this.#offset = context.associations.record(ledger).embedded?.clockOffset ?? 0;
  }

  async play(): Promise<void> {
    const { associations } = this.#context;
    const { founder, steps, personas, firstPersona } = this.#script;
    const client = await associations.client(this.#ledger);
    await client.until(() => client.connection.status === 'online', ANSWER_WITHIN);
    const founding = associations.record(this.#ledger).me;
    this.#devices.set(founder, founding);
    for (const step of steps.slice(1)) {
      await this.#writeUntil(client, step.at);
      await this.#clockAt(client, step.at);
      await this.#play(client, step);
    }
    await this.#writeUntil(client, 0);
    // Those who have done nothing yet may be acted as too.
    for (const { id } of personas) await this.#device(client, id);
    await this.#clockAt(client, null);
    const me = this.#devices.get(firstPersona) ?? founding;
    const { embedded } = associations.record(this.#ledger);
    await associations.change(this.#ledger, {
      personas: [...this.#devices.values()],
      me,
      embedded: embedded && { ...embedded, clockOffset: this.#offset },
    });
  }

  /** Writes the documents that are written by an instant: what is voted on later is frozen. */
  async #writeUntil(client: LedgerClient, at: number): Promise<void> {
    for (;;) {
      const [next] = this.#documents;
      if (next === undefined || next.at > at) return;
      this.#documents.shift();
      await this.#clockAt(client, next.at);
      const { publicKey, device } = await this.#device(client, next.by);
      const { ports } = this.#context;
      await this.#patiently(async () => {
        const { http, token } = await client.relay(keptDevice(ports.keys, { publicKey, device }));
        await writeSampleDocument(ports, http.url, token, next);
      });
    }
  }

  /** A relay lets only so many in at a time; whoever waits is let in. */
  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        const isBusy = error instanceof RelayProblem && error.code === 'rate-limited';
        if (!isBusy || attempt >= MOST_ATTEMPTS) throw error;
        await new Promise<void>((resolve) => {
          this.#context.ports.after(WAIT_WHILE_BUSY, resolve);
        });
      }
    }
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
    const { ports } = this.#context;
    const behind =
      at === null ? -this.#offset : this.#script.now + at - (ports.clock() + this.#offset);
    const by = Math.floor(behind);
    if (by >= 1) {
      await pushRehearsalClock(this.#context, this.#ledger, by);
      this.#offset += by;
    }
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
    const relay = new RelayHttp(this.#context.ports, url);
    const answer = await this.#patiently(() => relay.openAct('/enrol', act));
    if (answer.result !== 'accepted') {
      throw new HostError('sample-not-made', `${person} could not be enrolled`);
    }
    await client.until(() => client.copy.shown.state.device.has(me.device), ANSWER_WITHIN);
    return me;
  }
}
