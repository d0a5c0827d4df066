import { makeAct, RELAY_DEVICE, signAct } from '../ledger/act.ts';
import { CanonicalJsonError } from '../documents/canonical-json.ts';
import type { Signer } from '../ledger/crypto.ts';
import { ExportWriter } from '../ledger/export-writer.ts';
import { deviceIdOf } from '../ledger/keys.ts';
import { LedgerWriter, type Answer, type Appended } from '../ledger/ledger-writer.ts';
import { LAST_INSTANT, Replica } from '../ledger/replica.ts';
import { rulesVersions } from '../ledger/rules-versions.ts';
import { isMember } from '../rules/association-member.ts';
import {
  DAY,
  RULES,
  writeInstant,
  type Instant,
  type Position,
  type RefusalCode,
  type State,
} from '../rules/index.ts';
import { generateSigner, nodeCrypto } from './node-crypto.ts';
import type { ScenarioLine } from './scenario.ts';

/** What became of a line. */
export type Played =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly code: RefusalCode; readonly details: object };

const malformed = (path: string): Played => ({
  accepted: false,
  code: 'malformed',
  details: { path },
});

type Data = Readonly<Record<string, unknown>>;

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Makes the key of what it names: `relay 1`, `person alice`, `invite of alice`. */
export type MakeSigner = (owner: string) => Signer;

/**
 * Plays acts through a real ledger with keys made on the spot, or as handed in: everybody has one
 * device, invited and enrolled as soon as they are registered.
 */
export class Player {
  readonly #texts = new Map<string, string>();
  readonly #signers = new Map<string, Signer>();
  readonly #appended: Appended[] = [];
  readonly #makeSigner: MakeSigner;
  #relay: Signer;
  #relays = 1;
  #writer: LedgerWriter;
  #acts = 0;
  /** The number of people who have been given a device. */
  #enrolled = 0;

  constructor(makeSigner: MakeSigner = () => generateSigner()) {
    this.#makeSigner = makeSigner;
    this.#relay = makeSigner('relay 1');
    const replica = new Replica({
      crypto: nodeCrypto,
      rules: rulesVersions(RULES),
      hasText: (sha256) => this.#texts.has(sha256),
      entrySignatures: 'each',
      ledger: null,
    });
    this.#writer = new LedgerWriter({ replica, relay: this.#relay });
  }

  get state(): State {
    return this.#writer.replica.state;
  }

  /** The last entry. */
  get position(): Position {
    return this.#writer.replica.position;
  }

  /** Plays one line, and closes what it completes. */
  play({ at, by, act, data }: ScenarioLine): Played {
    this.until(at);
    const filled = this.#filled(by, act, this.#withTexts(data));
    const played =
      act === 'relay.appoint' ? this.#appoint(by, filled, at) : this.#do(by, act, filled, at);
    if (played.accepted) this.#enrolNew(at);
    this.until(at);
    return played;
  }

  /** Moves on to an instant, closing what is due by then. */
  until(at: Instant): void {
    this.#writer.closeDue(at);
    this.#appended.push(...this.#writer.takeAppended());
  }

  /** The lines of the signed ledger; null where nothing has been founded. */
  export(): string[] | null {
    const { replica } = this.#writer;
    const { association } = replica.state;
    if (association === null) return null;
    const writer = new ExportWriter((sha256) => {
      const text = this.#texts.get(sha256);
      return text === undefined ? undefined : new Uint8Array(Buffer.from(text, 'utf8'));
    });
    const genesis = writer.genesis(replica.ledger, association.rehearsal ? 'rehearsal' : 'real');
    const lines = this.#appended.flatMap((appended) => writer.lines(appended));
    return [genesis, ...lines, writer.trailer(replica.position)];
  }

  #signer(person: string): Signer {
    const known = this.#signers.get(person);
    if (known !== undefined) return known;
    const made = this.#makeSigner(`person ${person}`);
    this.#signers.set(person, made);
    return made;
  }

  /** `text:…` stands for the hash of that text and stores it; `ballot:<id>` for a ballot's text. */
  #withTexts(data: unknown): unknown {
    if (!isData(data) || typeof data['textSha256'] !== 'string') return data;
    const named = data['textSha256'];
    if (named.startsWith('text:')) {
      const text = named.slice('text:'.length);
      const sha256 = nodeCrypto.sha256(text);
      this.#texts.set(sha256, text);
      return { ...data, textSha256: sha256 };
    }
    if (!named.startsWith('ballot:')) return data;
    const ballot = this.state.ballot.get(named.slice('ballot:'.length));
    return { ...data, textSha256: ballot?.textSha256 ?? nodeCrypto.sha256(named) };
  }

  /** The keys of a founding are made here. */
  #filled(by: string, act: string, data: unknown): unknown {
    if (act !== 'association.found' || !isData(data)) return data;
    const relay = isData(data['relay']) ? data['relay'] : {};
    return {
      ...data,
      founder: { publicKey: this.#signer(by).publicKey, person: by },
      relay: { ...relay, publicKey: this.#relay.publicKey },
    };
  }

  /** Another relay, with a key made here, goes on with the ledger. */
  #appoint(by: string, data: unknown, at: Instant): Played {
    const before = { relay: this.#relay, writer: this.#writer };
    const next = this.#makeSigner(`relay ${this.#relays + 1}`);
    const filled = isData(data) ? { ...data, publicKey: next.publicKey } : data;
    this.#relay = next;
    this.#writer = new LedgerWriter({ replica: before.writer.replica, relay: next });
    const played = this.#do(by, 'relay.appoint', filled, at);
    if (played.accepted) {
      this.#relays += 1;
    } else {
      this.#relay = before.relay;
      this.#writer = before.writer;
    }
    return played;
  }

  #do(by: string, type: string, data: unknown, at: Instant): Played {
    const { replica } = this.#writer;
    const { state } = replica;
    const signer = by === RELAY_DEVICE ? this.#relay : this.#signer(by);
    const device = by === RELAY_DEVICE ? RELAY_DEVICE : deviceIdOf(nodeCrypto, signer.publicKey);
    const last = by === RELAY_DEVICE ? state.relayN : (state.device.get(device)?.lastN ?? 0);
    this.#acts += 1;
    let bytes: string;
    try {
      bytes = makeAct({
        ledger: replica.ledger,
        id: `act-${this.#acts}`,
        n: last + 1,
        type,
        data,
        basis: replica.position,
        device,
      });
    } catch (error) {
      if (!(error instanceof CanonicalJsonError)) throw error;
      return malformed(error.path);
    }
    return this.#outcome(this.#writer.propose(signAct(bytes, signer), at), by);
  }

  #outcome(answer: Answer, by: string): Played {
    this.#appended.push(...this.#writer.takeAppended());
    switch (answer.result) {
      case 'accepted':
        return { accepted: true };
      case 'refused': {
        const { code, details } = answer.refusal;
        // A ledger knows people by their keys; a scenario can say whom it does not know.
        return {
          accepted: false,
          code,
          details: code === 'unknown-person' ? { person: by } : details,
        };
      }
      case 'problem':
        // Only what is no act at all has no fate: data that is no object, or more than an act holds.
        if (answer.problem.code !== 'malformed-act') throw new Error(answer.problem.message);
        return malformed('data');
    }
  }

  /** Invites and enrols whoever has been registered and has no device yet. */
  #enrolNew(at: Instant): void {
    const { person, device } = this.state;
    if (person.size === this.#enrolled) return;
    const inviter = this.#inviter();
    if (inviter === undefined) return;
    const known = new Set([...device.values()].map((one) => one.person));
    for (const id of [...person.keys()].sort()) {
      if (!known.has(id) && isMember(this.state, id)) this.#enrol(inviter, id, at);
    }
    this.#enrolled = person.size;
  }

  /** Somebody of the secretariat who can invite. */
  #inviter(): string | undefined {
    const { association, device } = this.state;
    const active = [...device.values()].filter((one) => one.revokedAt === null);
    return association?.secretariat.find(
      (person) => isMember(this.state, person) && active.some((one) => one.person === person),
    );
  }

  #enrol(inviter: string, person: string, at: Instant): void {
    const invite = this.#makeSigner(`invite of ${person}`);
    const { publicKey } = this.#signer(person);
    const expiresAt = writeInstant(Math.min(at + DAY, LAST_INSTANT));
    const message = `convene-enrol/1\0${this.#writer.replica.ledger}${person}${publicKey}`;
    const invited = this.#do(
      inviter,
      'device.invite',
      { person, invitePublicKey: invite.publicKey, expiresAt },
      at,
    );
    const enrolled = this.#do(
      person,
      'device.enrol',
      { person, publicKey, kind: 'desktop', inviteSignature: invite.sign(message) },
      at,
    );
    if (!invited.accepted || !enrolled.accepted) throw new Error(`cannot enrol ${person}`);
  }
}
