/**
 * An association with real keys whose acts go through a real ledger writer: small enough that a
 * test can change every byte of what it exports.
 */

import { createHash } from 'node:crypto';
import { nodeCrypto, signerFromSeed } from '../../shared/cli/node-crypto.ts';
import { makeAct, signAct, type SignedAct } from '../../shared/ledger/act.ts';
import type { Signer } from '../../shared/ledger/crypto.ts';
import { START } from '../../shared/ledger/entry.ts';
import { ExportWriter } from '../../shared/ledger/export-writer.ts';
import { deviceIdOf } from '../../shared/ledger/keys.ts';
import { LedgerWriter, type Answer, type Appended } from '../../shared/ledger/ledger-writer.ts';
import { Replica, type ReplicaOptions } from '../../shared/ledger/replica.ts';
import { rulesVersions } from '../../shared/ledger/rules-versions.ts';
import { RULES, readInstant, type Position } from '../../shared/rules/index.ts';

export const BEGINNING = readInstant('2026-01-05T10:00:00Z') ?? 0;

const signers = new Map<string, Signer>();

/** The same key for the same name in every run. */
export function signerOf(name: string): Signer {
  const known = signers.get(name);
  if (known !== undefined) return known;
  const signer = signerFromSeed(createHash('sha256').update(`key of ${name}`).digest());
  signers.set(name, signer);
  return signer;
}

export const RULE_VERSIONS = rulesVersions(RULES);

export function replicaOptions(more: Partial<ReplicaOptions> = {}): ReplicaOptions {
  return {
    crypto: nodeCrypto,
    rules: RULE_VERSIONS,
    hasText: () => false,
    entrySignatures: 'each',
    ledger: null,
    ...more,
  };
}

const PEOPLE = ['sam', 'tess', 'tim', 'tom'];

export function foundingData(relay: Signer): Record<string, unknown> {
  return {
    name: 'The Association — test',
    organizations: ['acme', 'bolt', 'core'].map((id) => ({ id, name: `Org ${id}` })),
    persons: PEOPLE.map((id, index) => ({
      id,
      name: `Person ${id}`,
      organization: ['acme', 'acme', 'bolt', 'core'][index],
    })),
    tsc: ['tess', 'tim', 'tom'],
    secretariat: ['sam'],
    leadMaintainer: 'sam',
    founder: { publicKey: signerOf('sam').publicKey },
    relay: { publicKey: relay.publicKey, url: 'https://relay.example' },
    rehearsal: true,
  };
}

/** What may differ from an act as it should be. */
export interface Deviation {
  readonly id?: string;
  readonly n?: number;
  readonly basis?: Position;
  readonly ledger?: string;
  readonly signer?: Signer;
  readonly device?: string;
}

export class TestAssociation {
  readonly texts = new Map<string, Uint8Array>();
  readonly appended: Appended[] = [];
  writer: LedgerWriter;
  clock = BEGINNING;
  #acts = 0;

  constructor(relay: Signer = signerOf('relay')) {
    const replica = new Replica(replicaOptions({ hasText: (sha256) => this.texts.has(sha256) }));
    this.writer = new LedgerWriter({ replica, relay });
  }

  /** Founded by sam. */
  static founded(): TestAssociation {
    const association = new TestAssociation();
    association.do('sam', 'association.found', foundingData(signerOf('relay')));
    return association;
  }

  /** Founded, with devices of these people too. */
  static enrolled(...people: string[]): TestAssociation {
    const association = TestAssociation.founded();
    for (const person of people) association.enrol(person);
    return association;
  }

  get replica(): Replica {
    return this.writer.replica;
  }

  enrol(person: string): void {
    const invite = signerOf(`invite of ${person}`);
    const { publicKey } = signerOf(person);
    const message = `convene-enrol/1\0${this.replica.ledger}${person}${publicKey}`;
    this.do('sam', 'device.invite', {
      person,
      invitePublicKey: invite.publicKey,
      expiresAt: '2027-01-01T00:00:00Z',
    });
    this.do(person, 'device.enrol', {
      person,
      publicKey,
      kind: 'desktop',
      inviteSignature: invite.sign(message),
    });
  }

  keepText(text: string): string {
    const sha256 = nodeCrypto.sha256(text);
    this.texts.set(sha256, Buffer.from(text, 'utf8'));
    return sha256;
  }

  act(by: string, type: string, data: unknown, deviation: Deviation = {}): SignedAct {
    this.#acts += 1;
    const signer = deviation.signer ?? signerOf(by);
    const { state } = this.replica;
    const device = deviation.device ?? deviceIdOf(nodeCrypto, signerOf(by).publicKey);
    const isFounding = type === 'association.found';
    const bytes = makeAct({
      ledger: deviation.ledger ?? (isFounding ? '' : this.replica.ledger),
      id: deviation.id ?? `act-${this.#acts}`,
      n: deviation.n ?? (state.device.get(device)?.lastN ?? 0) + 1,
      type,
      data,
      basis: deviation.basis ?? (isFounding ? START : this.replica.position),
      device,
    });
    return signAct(bytes, signer);
  }

  propose(act: SignedAct): Answer {
    const answer = this.writer.propose(act, this.clock);
    this.#store();
    return answer;
  }

  /** An act that must be accepted, one second after the last. */
  do(by: string, type: string, data: unknown, deviation: Deviation = {}): void {
    this.clock += 1000;
    const answer = this.propose(this.act(by, type, data, deviation));
    if (answer.result !== 'accepted') throw new Error(`${by} ${type}: ${JSON.stringify(answer)}`);
  }

  closeDue(): void {
    this.writer.closeDue(this.clock);
    this.#store();
  }

  /** The lines of its export, each without its line feed. */
  lines(): string[] {
    const writer = new ExportWriter((sha256) => this.texts.get(sha256));
    const { ledger, state, position } = this.replica;
    const kind = state.association?.rehearsal ? 'rehearsal' : 'real';
    const lines = [writer.genesis(ledger, kind)];
    for (const appended of this.appended) lines.push(...writer.lines(appended));
    return [...lines, writer.trailer(position)];
  }

  #store(): void {
    for (const appended of this.writer.takeAppended()) {
      this.appended.push(appended);
      if (appended.kind !== 'entry') continue;
      for (const { sha256, text } of appended.texts)
        this.texts.set(sha256, Buffer.from(text, 'utf8'));
    }
  }
}

/** Six entries: a founding, two enrolled devices, and a ballot, which needs a snapshot. */
export function smallAssociation(): TestAssociation {
  const association = TestAssociation.enrolled('tess', 'tim');
  association.do('tess', 'rulebook.propose', { ballot: 'fewer', change: { updateDays: 7 } });
  return association;
}

export function bytesOf(lines: readonly string[]): Uint8Array {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
}
