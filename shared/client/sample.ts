import type { Instant } from '../rules/index.ts';
import type { RehearsalScript } from '../rehearsal/index.ts';
import type { AssociationRecord } from './association-record.ts';
import { foundAt, placeHere } from './founding.ts';
import type { HostContext } from './host-context.ts';
import { HostError } from './host-error.ts';
import type { HostReplies, HostRequestOf } from './host-messages.ts';
import { moveRehearsalClock } from './rehearsal-clock.ts';
import { playScript } from './sample-player.ts';

/** Tells the script of the sample so that it ends at an instant. */
export type TellScript = (now: Instant) => RehearsalScript;

/** The sample association: made on opening, acted in as anybody, its clock moved forward. */
export class Sample {
  readonly #context: HostContext;
  readonly #tell: TellScript | null;
  /** While one is being made: two windows get the same. */
  #making: Promise<{ ledger: string }> | null = null;

  constructor(context: HostContext, tell: TellScript | null) {
    this.#context = context;
    this.#tell = tell;
  }

  /** Opens the one there is, or makes one. */
  async open(): Promise<HostReplies['sample-open']> {
    if (this.#making !== null) return this.#making;
    const known = this.#known().findLast(isWhole);
    return known === undefined ? this.startOver() : { ledger: known.ledger };
  }

  /** Makes a new one, and forgets those there were. */
  startOver(): Promise<{ ledger: string }> {
    this.#making ??= this.#startOver().finally(() => {
      this.#making = null;
    });
    return this.#making;
  }

  async actAs({
    ledger,
    person,
  }: HostRequestOf<'sample-act-as'>): Promise<HostReplies['sample-act-as']> {
    const me = this.#rehearsal(ledger).personas.find((persona) => persona.person === person);
    if (me === undefined) {
      throw new HostError('unknown-persona', 'nobody can act as that person here', { person });
    }
    await this.#context.associations.change(ledger, { me });
    this.#context.emit({ type: 'me', ledger, me });
    return { me };
  }

  async moveClock({
    ledger,
    by,
  }: HostRequestOf<'sample-move-clock'>): Promise<HostReplies['sample-move-clock']> {
    this.#rehearsal(ledger);
    await moveRehearsalClock(this.#context, ledger, by);
    const client = await this.#context.associations.client(ledger);
    return { now: client.relayNow };
  }

  async #startOver(): Promise<{ ledger: string }> {
    const { associations, ports } = this.#context;
    if (this.#tell === null) throw new HostError('not-here', 'there is no sample here');
    const before = this.#known();
    const script = this.#tell(ports.clock());
    const { ledger } = await this.#found(script);
    try {
      await playScript(this.#context, ledger, script);
    } catch (error) {
      // Half a past is none.
      await associations.remove(ledger).catch(() => {});
      throw error;
    }
    for (const record of before) await associations.remove(record.ledger);
    return { ledger };
  }

  async #found(script: RehearsalScript): Promise<AssociationRecord> {
    const { ports } = this.#context;
    const first = script.steps[0]?.at ?? 0;
    // A relay started after the script was told is behind it by so much.
    const clockOffset = Math.min(0, script.now + first - ports.clock());
    const place = await placeHere(this.#context, {
      clock: 'believed',
      clockOffset,
      hostedBy: null,
    });
    const { rehearsal: _, ...founding } = script.founding;
    const fields = {
      ...founding,
      organizations: [...founding.organizations],
      persons: [...founding.persons],
      tsc: [...founding.tsc],
      secretariat: [...founding.secretariat],
      founder: script.founder,
    };
    return foundAt(this.#context, place, fields, { kind: 'rehearsal', seed: null });
  }

  #known(): AssociationRecord[] {
    return this.#context.associations.records().filter((record) => record.rehearsal === 'yes');
  }

  /** @throws HostError `not-a-rehearsal` */
  #rehearsal(ledger: string): AssociationRecord {
    const record = this.#context.associations.record(ledger);
    if (record.rehearsal === 'yes') return record;
    throw new HostError('not-a-rehearsal', 'only in a rehearsal can one do that');
  }
}

/** Whether its making came to its end: then it has its personas. */
const isWhole = ({ personas }: AssociationRecord): boolean => personas.length > 1;
