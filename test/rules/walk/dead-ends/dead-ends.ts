import type { World } from '../../world.ts';
import { allGoing, stageOf, type Going } from './ways-on.ts';

/** Where something is not at its end, and nothing that anybody can do gets it on. */
export class DeadEnds {
  /** What is stuck, at which stage, beside what, by a first path that leads there. */
  readonly found = new Map<string, readonly string[]>();

  look(world: World, path: readonly string[]): void {
    for (const thing of allGoing(world)) {
      const next = thing.way(world, thing.id);
      if (next !== null && stageOf(next, thing) !== thing.stage) continue;
      const name = nameOf(world, thing);
      if (!this.found.has(name)) this.found.set(name, path);
    }
  }
}

/** `dip denied, output abandoned, group formed`: a thing with the stages of what it belongs to. */
function nameOf({ state }: World, { kind, id, stage }: Going): string {
  const own = `${kind} ${stage}`;
  if (kind === 'twg') {
    const outputs = [...state.output.values()].filter(({ twg }) => twg === id);
    const parts = outputs.map((output) => {
      const status = state.dip.get(output.id)?.status;
      return `output ${output.stage}${status === undefined ? '' : `, dip ${status}`}`;
    });
    return [own, ...parts.sort()].join(', ');
  }
  const output = state.output.get(id);
  if (output === undefined) return own;
  const group = state.twg.get(output.twg)?.stage;
  return kind === 'dip'
    ? `${own}, output ${output.stage}, group ${group}`
    : `${own}, group ${group}`;
}
