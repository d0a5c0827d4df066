import { readAct, type SignedAct } from '../../shared/ledger/act.ts';
import { TokenBuckets, type Rate, type Session } from '../sessions/index.ts';
import type { LedgerService } from './ledger-service.ts';
import { textChanged } from './text-check.ts';
import { relayProblem, type RelayAnswer } from './wire-answer.ts';

export interface ActDeskOptions {
  readonly service: LedgerService;
  /** Whether an empty relay takes a founding. */
  readonly foundings: 'taken' | 'not-taken';
  readonly acts: Rate;
  /** Milliseconds of uptime. */
  readonly uptime: () => number;
  /** SHA-256 of a document's text. */
  readonly hash: (document: string) => Promise<string | null>;
}

/** The acts of those who cannot have a session yet, each taken in a place of its own. */
export type OpenAct = 'association.found' | 'device.enrol' | 'relay.appoint';

/** Where acts from outside come in: what the relay asks before the rules are asked. */
export class ActDesk {
  readonly #options: ActDeskOptions;
  readonly #acts: TokenBuckets;

  constructor(options: ActDeskOptions) {
    this.#options = options;
    this.#acts = new TokenBuckets(options.acts, options.uptime);
  }

  /** Whether it waits for the founding of an association. */
  get isFoundable(): boolean {
    const { foundings, service } = this.#options;
    return (
      foundings === 'taken' &&
      service.standing.kind === 'keeping' &&
      service.published.state.association === null
    );
  }

  /** Takes an act from a session, or one that whoever has none may bring. */
  async take(act: SignedAct, from: Session | OpenAct): Promise<RelayAnswer> {
    const { service, hash } = this.#options;
    const isEmpty = service.published.state.association === null;
    const isAdopting = service.standing.kind === 'adopting';
    if (isEmpty && !this.isFoundable && !isAdopting) return NOT_FOUNDABLE;
    // The same appointment gets its receipt again, at any time.
    if (from === 'relay.appoint' && !isAdopting && !this.#isKnown(act)) return NOT_ADOPTING;
    if (typeof from === 'string') return isOf(act, from) ? service.propose(act) : SESSION_NEEDED;
    if (!this.#acts.take(from.device)) return RATE_LIMITED;
    const changed = await textChanged(act, hash);
    return changed ?? service.propose(act);
  }

  #isKnown(act: SignedAct): boolean {
    const read = readAct(act.bytes);
    return read.ok && this.#options.service.fateOf(read.value.id) !== undefined;
  }
}

/** What is no act at all is answered as such. */
function isOf(act: SignedAct, type: OpenAct): boolean {
  const read = readAct(act.bytes);
  return !read.ok || read.value.type === type;
}

const SESSION_NEEDED = relayProblem('session-needed', 'this act is taken from a session only');
const NOT_FOUNDABLE = relayProblem(
  'not-foundable',
  'nothing is founded here, and the relay was not started to take a founding',
);
const NOT_ADOPTING = relayProblem('not-adopting', 'this relay does not take anything over');
const RATE_LIMITED = relayProblem('rate-limited', 'too many acts in too short a time');
