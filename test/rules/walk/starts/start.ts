import type { World } from '../../world.ts';
import type { Theme } from '../acts/candidate.ts';

/** Where the walk begins. */
export interface Start {
  readonly name: string;
  /** What is followed to the full depth; everything else is tried as well, less deep. */
  readonly themes: readonly Theme[];
  readonly world: () => World;
}

/** Builds what is asked for once: a world is a value. */
export function once(build: () => World): () => World {
  let built: World | null = null;
  return () => {
    built ??= build();
    return built;
  };
}

export const startsOf = (
  themes: readonly Theme[],
  worlds: Readonly<Record<string, () => World>>,
): Start[] => Object.entries(worlds).map(([name, world]) => ({ name, themes, world }));
