/**
 * A small association to play acts in, straight through the rules: no keys, no files. Signatures
 * are stood in for by text that names the key, so that enrolments can be right or wrong.
 */

import { createHash } from 'node:crypto';
import { decide, type Decide, type Decision } from '../../shared/rules/decide.ts';
import {
  DAY,
  EMPTY_STATE,
  HOUR,
  nextClosing,
  readInstant,
  type Context,
  type Position,
  type RulesCrypto,
  type State,
} from '../../shared/rules/index.ts';

export const START = readInstant('2026-01-05T10:00:00Z') ?? 0;
export { DAY, HOUR };

/** The instant that a text names. */
export function instantOf(text: string): number {
  const instant = readInstant(text);
  if (instant === null) throw new Error(`no instant: ${text}`);
  return instant;
}

const ZEROS = '0'.repeat(64);
export const LEDGER = 'a'.repeat(64);

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A key that names its owner; padded to the form of a public key. */
export const keyOf = (name: string): string => `key-${name}-`.padEnd(43, 'A').slice(0, 43);
export const deviceOf = (name: string): string => sha256(keyOf(name));
/** What stands in for a signature by that key over that message. */
export const signatureBy = (publicKey: string, message: string): string =>
  sha256(`${publicKey}|${message}`).padEnd(86, 'A');

export const CRYPTO: RulesCrypto = {
  sha256,
  verify: (publicKey, message, signature) => signature === signatureBy(publicKey, message),
  isSoundKey: (publicKey) => !publicKey.startsWith('unsound'),
};

export type Data = Readonly<Record<string, unknown>>;

/** A person of the small association, and what they are in it. */
export interface Cast {
  readonly organizations: Readonly<Record<string, readonly string[]>>;
  readonly tsc: readonly string[];
  readonly secretariat: readonly string[];
  readonly leadMaintainer: string;
}

/** Four organizations; three on the TSC; two of the secretariat. */
export const CAST: Cast = {
  organizations: {
    acme: ['alice', 'adam', 'amy'],
    bolt: ['bob', 'bea', 'tom'],
    core: ['carol', 'cy', 'tess'],
    dune: ['dave', 'dora', 'tim'],
    office: ['sam', 'sue', 'lead', 'mona', 'max'],
  },
  tsc: ['tess', 'tim', 'tom'],
  secretariat: ['sam', 'sue'],
  leadMaintainer: 'lead',
};

export const foundingData = (cast: Cast = CAST, more: Data = {}): Data => ({
  name: 'The Association',
  organizations: Object.keys(cast.organizations).map((id) => ({ id, name: `Org ${id}` })),
  persons: Object.entries(cast.organizations).flatMap(([organization, people]) =>
    people.map((id) => ({ id, name: `Person ${id}`, organization })),
  ),
  tsc: cast.tsc,
  secretariat: cast.secretariat,
  leadMaintainer: cast.leadMaintainer,
  founder: { publicKey: keyOf(cast.secretariat[0] ?? ''), person: cast.secretariat[0] },
  relay: { publicKey: keyOf('relay') },
  ...more,
});

export interface Envelope {
  readonly id?: string;
  readonly n?: number;
  readonly device?: string;
  readonly basis?: Position;
}

/** Plays acts one after another; each `World` is a value, so that a test can branch from it. */
export class World {
  readonly state: State;
  readonly at: number;
  readonly seq: number;
  readonly texts: ReadonlySet<string>;
  readonly #decide: Decide;

  private constructor(from: {
    state: State;
    at: number;
    seq: number;
    texts: ReadonlySet<string>;
    decide: Decide;
  }) {
    this.state = from.state;
    this.at = from.at;
    this.seq = from.seq;
    this.texts = from.texts;
    this.#decide = from.decide;
  }

  static empty(decider: Decide = decide): World {
    return new World({ state: EMPTY_STATE, at: START, seq: 0, texts: new Set(), decide: decider });
  }

  /** Founded, with one device for everybody. */
  static founded(cast: Cast = CAST, more: Data = {}, decider: Decide = decide): World {
    const founder = cast.secretariat[0] ?? '';
    let world = World.empty(decider).do(founder, 'association.found', foundingData(cast, more));
    for (const person of Object.values(cast.organizations).flat()) {
      if (person !== founder) world = world.enrol(founder, person);
    }
    return world;
  }

  #with(changed: Partial<Pick<World, 'state' | 'at' | 'seq' | 'texts'>>): World {
    return new World({
      state: changed.state ?? this.state,
      at: changed.at ?? this.at,
      seq: changed.seq ?? this.seq,
      texts: changed.texts ?? this.texts,
      decide: this.#decide,
    });
  }

  /** Invites a person and enrols their device. */
  enrol(by: string, person: string): World {
    const invite = keyOf(`invite-${person}`);
    const publicKey = keyOf(person);
    const message = `convene-enrol/1\0${LEDGER}${person}${publicKey}`;
    return this.do(by, 'device.invite', {
      person,
      invitePublicKey: invite,
      expiresAt: '2027-01-01T00:00:00Z',
    }).do(
      person,
      'device.enrol',
      { person, publicKey, kind: 'desktop', inviteSignature: signatureBy(invite, message) },
      { device: deviceOf(person) },
    );
  }

  /** Keeps a text, and gives its hash. */
  text(text: string): World {
    return this.#with({ texts: new Set(this.texts).add(sha256(text)) });
  }

  head(): Position {
    return { seq: this.seq, head: this.seq === 0 ? ZEROS : sha256(`head ${this.seq}`) };
  }

  context(id: string): Context {
    return {
      at: this.at,
      ledger: this.seq === 0 ? '' : LEDGER,
      head: this.head(),
      actHash: sha256(id),
      hasText: (hash) => this.texts.has(hash),
      crypto: CRYPTO,
    };
  }

  /** What the rules say to an act of `by` (`relay` for the relay's) at this instant. */
  ask(
    by: string,
    type: string,
    data: unknown,
    envelope: Envelope = {},
    decider: Decide = this.#decide,
  ): Decision {
    const device = envelope.device ?? (by === 'relay' ? 'relay' : deviceOf(by));
    const last =
      device === 'relay' ? this.state.relayN : (this.state.device.get(device)?.lastN ?? 0);
    const id = envelope.id ?? `act-${this.seq + 1}`;
    const act = {
      id,
      n: envelope.n ?? last + 1,
      type,
      data,
      device,
      basis: envelope.basis ?? this.head(),
    };
    return decider(this.state, act, this.context(id));
  }

  /** The world after an act that must be accepted. */
  do(by: string, type: string, data: unknown, envelope: Envelope = {}): World {
    const decision = this.ask(by, type, data, envelope);
    if (!decision.accepted) {
      throw new Error(`${by} ${type}: ${JSON.stringify(decision.refusal)}`);
    }
    return this.accept(decision);
  }

  /** The world after an act if it is accepted, else as it is. */
  try(by: string, type: string, data: unknown): World {
    const decision = this.ask(by, type, data);
    return decision.accepted ? this.accept(decision) : this;
  }

  /** The world after a decision of it to accept. */
  accept(decision: Decision & { accepted: true }): World {
    const texts = new Set(this.texts);
    for (const text of decision.effects.texts) texts.add(text.sha256);
    return this.#with({ state: decision.next, seq: this.seq + 1, texts });
  }

  /** Moves the clock on, closing on the way what is due, as the relay does. */
  until(instant: number): World {
    const closing = nextClosing(this.state);
    if (closing === null || closing.at > instant) return this.#with({ at: instant });
    const at = Math.max(closing.at, this.at);
    return this.#with({ at })
      .do('relay', 'ballot.close', { ballot: closing.ballot })
      .until(instant);
  }

  later(milliseconds: number): World {
    return this.until(this.at + milliseconds);
  }

  /** Moves the clock alone, so that a ballot may be past its closing instant and still be open. */
  clock(instant: number): World {
    return this.#with({ at: instant });
  }

  /** No text is kept any more. */
  withoutTexts(): World {
    return this.#with({ texts: new Set() });
  }

  /** Casts a vote on the ballot's own text. */
  vote(person: string, ballot: string, choice: 'yes' | 'no' | 'abstain'): World {
    const textSha256 = this.state.ballot.get(ballot)?.textSha256;
    return this.do(person, 'ballot.cast', { ballot, choice, textSha256 });
  }

  /** The same choice by several people. */
  votes(persons: readonly string[], ballot: string, choice: 'yes' | 'no' | 'abstain'): World {
    return persons.reduce<World>((world, person) => world.vote(person, ballot, choice), this);
  }
}

export const CHARTER = {
  scope: 'Operate the main network.',
  limits: 'Nothing else.',
  outputs: [
    { kind: 'dip', title: 'On operations' },
    { kind: 'report', title: 'On incidents' },
    { kind: 'recommendation', title: 'On practice' },
  ],
  durationDays: 180,
  profiles: 'Operators.',
} as const;

const SLACK = [{ kind: 'slack', name: '#ops' }];

/** Worlds at each stage of a group `ops`: alice facilitates; bob, carol and dave take part. */
export const stages = {
  draft: (world = World.founded()): World =>
    world.do('alice', 'proposal.create', {
      twg: 'ops',
      name: 'Operations',
      charter: CHARTER,
      facilitators: ['alice'],
    }),
  circulating: (world = World.founded()): World =>
    stages.draft(world).do('alice', 'proposal.circulate', { twg: 'ops', channels: SLACK, days: 7 }),
  chosen: (world = World.founded()): World =>
    ['bob', 'carol', 'dave']
      .reduce<World>(
        (at, person) => at.do(person, 'interest.express', { twg: 'ops' }),
        stages.circulating(world),
      )
      .do('alice', 'members.choose', {
        twg: 'ops',
        roster: [
          { person: 'alice', role: 'facilitator' },
          { person: 'bob', role: 'contributor' },
          { person: 'carol', role: 'reviewer' },
          { person: 'dave', role: 'observer' },
        ],
      }),
  voting: (world = World.founded()): World =>
    stages
      .chosen(world)
      .later(7 * DAY)
      .do('alice', 'proposal.present', { twg: 'ops', ballot: 'formation-1' }),
  formed: (world = World.founded()): World =>
    stages
      .voting(world)
      .votes(['tess', 'tim'], 'formation-1', 'yes')
      .later(7 * DAY),
  declined: (world = World.founded()): World =>
    stages
      .voting(world)
      .votes(['tess', 'tim'], 'formation-1', 'no')
      .later(7 * DAY),
  concluded: (world = World.founded()): World =>
    stages.formed(world).do('alice', 'twg.conclude', { twg: 'ops', reason: 'Done.' }),
};

const DUTIES = ['drafting', 'editing', 'feedback', 'finalizing'] as const;
export const TEXT = 'The text of the output.\n';
export const TEXT_SHA256 = sha256(TEXT);

/** Worlds at each stage of an output `o1` of that group; bob owns every duty of it. */
export const outputStages = {
  drafting: (kind = 'dip', world = stages.formed()): World =>
    DUTIES.reduce<World>(
      (at, duty) => at.do('bob', 'output.volunteer', { output: 'o1', duty }),
      world
        .text(TEXT)
        .do('alice', 'output.start', { twg: 'ops', output: 'o1', kind, title: 'Output one' }),
    ),
  twgVote: (kind = 'dip'): World =>
    outputStages.drafting(kind).do('alice', 'output.call-vote', {
      output: 'o1',
      ballot: 'proceed-1',
      textSha256: TEXT_SHA256,
    }),
  tscReview: (kind = 'dip'): World =>
    outputStages.twgVote(kind).votes(['alice', 'bob', 'carol'], 'proceed-1', 'yes').later(DAY),
  tscVote: (kind = 'dip'): World =>
    outputStages
      .tscReview(kind)
      .later(2 * DAY)
      .do('alice', 'output.request-approval', {
        output: 'o1',
        ballot: 'approval-1',
        textSha256: TEXT_SHA256,
        changes: 'none',
      }),
  approved: (kind = 'dip'): World =>
    outputStages.tscVote(kind).votes(['tess', 'tim', 'tom'], 'approval-1', 'yes').later(DAY),
  circulated: (kind = 'dip'): World =>
    outputStages.approved(kind).do('alice', 'output.circulate', {
      output: 'o1',
      channels: [{ kind: 'email', name: 'all' }],
    }),
};

/** Worlds at each status of the DIP of that output; mona is its manager. */
export const dipStages = {
  submitted: (): World =>
    outputStages
      .approved()
      .do('lead', 'maintainer.appoint', { person: 'mona' })
      .do('alice', 'dip.submit', {
        output: 'o1',
        repository: 'diem/dip',
        pullRequest: 201,
        commit: 'c0ffee1',
        textSha256: TEXT_SHA256,
      })
      .do('lead', 'dip.assign-manager', { output: 'o1', manager: 'mona' }),
  draft: (): World =>
    dipStages.submitted().do('mona', 'dip.merge', { output: 'o1', number: 201, commit: 'c0ffee2' }),
  lastCall: (): World =>
    dipStages
      .draft()
      .do('mona', 'workstream.open', {
        output: 'o1',
        workstream: 'w1',
        kind: 'diem-core',
        title: 'The node',
        links: ['https://github.com/diem/diem/issues/1'],
      })
      .do('mona', 'workstream.progress', { workstream: 'w1', status: 'sufficient' })
      .do('mona', 'dip.last-call', { output: 'o1', days: 14, textSha256: TEXT_SHA256 }),
  acceptanceVote: (): World =>
    dipStages
      .lastCall()
      .later(14 * DAY)
      .do('mona', 'dip.request-acceptance', { output: 'o1', ballot: 'acceptance-1' }),
  accepted: (): World =>
    dipStages.acceptanceVote().votes(['tess', 'tim', 'tom'], 'acceptance-1', 'yes').later(DAY),
  rejected: (): World =>
    dipStages.acceptanceVote().votes(['tess', 'tim', 'tom'], 'acceptance-1', 'no').later(DAY),
  final: (): World =>
    dipStages
      .accepted()
      .do('mona', 'workstream.progress', { workstream: 'w1', status: 'complete' })
      .do('mona', 'dip.finalize', { output: 'o1', link: 'https://github.com/diem/diem' }),
};
