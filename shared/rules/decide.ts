import { ACTS } from './acts.ts';
import type { ActDefinition, AnyAct } from './act-definition.ts';
import type { Act, Context } from './context.ts';
import { Draft, type KeptText, type Subject } from './draft.ts';
import { id } from './fields.ts';
import { CHECKS, type Asked, type Check } from './order-of-checks.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { Device, State } from './state.ts';

export type Decision =
  | {
      readonly accepted: true;
      readonly next: State;
      readonly effects: {
        readonly texts: readonly KeptText[];
        readonly touched: readonly Subject[];
      };
    }
  | { readonly accepted: false; readonly refusal: Refusal };

export type Decide = (state: State, act: Act, context: Context) => Decision;

const refused = (refusal: Refusal): Decision => ({ accepted: false, refusal });

/** Whose device it is; a device that is not known yet is the one its act brings. */
function authorOf(
  definition: ActDefinition<unknown>,
  data: unknown,
  act: Act,
  device: Device | undefined,
): string {
  if (act.device === 'relay') return 'relay';
  return device?.person ?? definition.signer?.(data).person ?? '';
}

/** What every accepted act leaves behind besides its own effect: its id, and its device's count. */
function countAct(draft: Draft, act: Act, context: Context): void {
  const { state } = draft;
  draft.changeIndexes({ acts: state.acts.set(act.id, context.actHash) });
  if (act.device === 'relay') draft.changeIndexes({ relayN: act.n });
  else draft.change('device', act.device, { lastN: act.n });
}

/** Makes `decide` of these acts and checks; what the app, the relay and replicas use is `decide`. */
export function decider(acts: readonly AnyAct[], checks: readonly Check[]): Decide {
  const definitions = new Map<string, ActDefinition<unknown>>(
    acts.map((definition) => [definition.type, definition as unknown as ActDefinition<unknown>]),
  );
  return (state, act, context) => {
    if (!id.safeParse(act.id).success) return refused(refuse('malformed', { path: 'id' }));
    if (!Number.isSafeInteger(act.n) || act.n < 1)
      return refused(refuse('malformed', { path: 'n' }));
    const definition = definitions.get(act.type);
    if (definition === undefined) return refused(refuse('malformed', { path: 'type' }));
    const parsed = definition.data.safeParse(act.data);
    if (!parsed.success) {
      const path = ['data', ...(parsed.error.issues[0]?.path ?? [])].join('.');
      return refused(refuse('malformed', { path }));
    }
    const { data } = parsed;
    const device = state.device.get(act.device);
    const by = { person: authorOf(definition, data, act, device), device: act.device };
    const given = { state, data, by, at: context.at, basis: act.basis, context };
    const person = state.person.get(by.person);
    const asked: Asked = { definition, act, given, state, context, device, person };
    for (const check of checks) {
      const refusal = check(asked);
      if (refusal !== null) return refused(refusal);
    }
    const draft = new Draft(state);
    definition.effect(draft, given);
    countAct(draft, act, context);
    return {
      accepted: true,
      next: draft.state,
      effects: { texts: draft.texts, touched: draft.touched },
    };
  };
}

/**
 * Whether an act is accepted in a state, at the instant of `context.at`, and what then holds; or
 * the first reason why not. Pure: the same arguments give the same decision on every machine.
 */
export const decide: Decide = decider(ACTS, CHECKS);
