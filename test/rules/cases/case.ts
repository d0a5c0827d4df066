import type { Refusal } from '../../../shared/rules/index.ts';
import type { Envelope, World } from '../world.ts';

/** One clause of the contract, as one act in one world. */
export interface Case {
  /** The clause, in the words of DIP-7, of DIP-0 or of the contract. */
  readonly clause: string;
  readonly world: () => World;
  readonly by: string;
  readonly act: string;
  readonly data: unknown;
  readonly envelope?: Envelope;
  /** The whole refusal, or what must hold in the world after the accepted act. */
  readonly expect: Refusal | ((after: World) => void);
}
