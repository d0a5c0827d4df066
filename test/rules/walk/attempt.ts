import { decide, type Decision } from '../../../shared/rules/decide.ts';
import type { Context } from '../../../shared/rules/index.ts';
import type { World } from '../world.ts';
import { deviceOf } from '../world.ts';
import type { Candidate, Fields } from './acts/candidate.ts';
import type { Question } from './contract/question.ts';
import { kindOf, type PersonKind } from './people.ts';

const devices = new Map<string, string>();

/** The device that everybody of the walk has; `relay` for the relay. */
export function deviceOfPerson(person: string): string {
  if (person === 'relay') return 'relay';
  const known = devices.get(person);
  if (known !== undefined) return known;
  const device = deviceOf(person);
  devices.set(person, device);
  return device;
}

/** A world, and what every attempt in it shares. */
export class Asked {
  readonly world: World;
  readonly #context: Context;
  readonly #kinds = new Map<string, PersonKind>();

  constructor(world: World) {
    this.world = world;
    this.#context = world.context('walk');
  }

  kindOf(person: string): PersonKind {
    const known = this.#kinds.get(person) ?? kindOf(this.world.state, person);
    this.#kinds.set(person, known);
    return known;
  }

  decide(person: string, candidate: Candidate): Decision {
    const { state, seq } = this.world;
    const device = deviceFor(person, candidate);
    const last = device === 'relay' ? state.relayN : (state.device.get(device)?.lastN ?? 0);
    const { act: type, data } = candidate;
    const act = {
      id: `walk-${seq + 1}`,
      n: last + 1,
      type,
      data,
      device,
      basis: this.#context.head,
    };
    return decide(state, act, this.#context);
  }

  question(person: string, candidate: Candidate): Question {
    const { state, at } = this.world;
    return {
      state,
      at,
      by: person,
      device: deviceFor(person, candidate),
      // Only the fields that the act has are read of it.
      data: candidate.data as Fields,
      hasText: this.#context.hasText,
    };
  }
}

const deviceFor = (person: string, { newDevice }: Candidate): string =>
  newDevice?.device ?? deviceOfPerson(person);
