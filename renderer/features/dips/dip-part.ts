import type { Dip, Output } from '../../../shared/rules/index.ts';

/** What a part of a DIP's page is about. */
export interface DipPart {
  readonly output: Output;
  readonly dip: Dip;
}
