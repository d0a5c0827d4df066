import { HostError } from '../../shared/client/host-error.ts';
import type { DeviceKeys, EmbeddedRelays } from '../../shared/client/ports.ts';
import type { StoreAnswer, StoreAnswers, StoreAsk, StoreAskType } from './messages.ts';

type AskOf<T extends StoreAskType> = Extract<StoreAsk, { type: T }>;

/** Asks main for what only main can do. */
export class Asks {
  readonly #send: (id: number, ask: StoreAsk) => void;
  readonly #waiting = new Map<number, (answer: StoreAnswer) => void>();
  #nextId = 1;

  constructor(send: (id: number, ask: StoreAsk) => void) {
    this.#send = send;
  }

  /** @throws HostError with main's code where there is no answer. */
  async ask<T extends StoreAskType>(ask: AskOf<T>): Promise<StoreAnswers[T]> {
    const id = this.#nextId;
    this.#nextId += 1;
    const answer = await new Promise<StoreAnswer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send(id, ask);
    });
    // It answers the ask of that id, which was of that type.
    if (answer.ok) return answer.value as StoreAnswers[T];
    throw new HostError(answer.code, answer.message);
  }

  answered(id: number, answer: StoreAnswer): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }
}

/** Keys that main holds. */
export function keysOfMain(asks: Asks): DeviceKeys {
  return {
    create: async (use) => (await asks.ask<'create-key'>({ type: 'create-key', use })).publicKey,
    sign: (request) => asks.ask<'sign'>({ type: 'sign', request }),
  };
}

/** Relays that main runs, each in a process of its own. */
export function relaysOfMain(asks: Asks): EmbeddedRelays {
  return {
    start: (name, how) => asks.ask<'relay-start'>({ type: 'relay-start', name, how }),
    moveClock: async (name, by) => {
      await asks.ask<'relay-move-clock'>({ type: 'relay-move-clock', name, by });
    },
    acceptClock: async (name, lastEntry) => {
      const ask = { type: 'relay-accept-clock', name, lastEntry } as const;
      return (await asks.ask<'relay-accept-clock'>(ask)).answer;
    },
    share: (name, reach) => asks.ask<'relay-share'>({ type: 'relay-share', name, reach }),
    stop: async (name) => {
      await asks.ask<'relay-stop'>({ type: 'relay-stop', name });
    },
  };
}
