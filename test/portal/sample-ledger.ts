/** The sample association as a ledger, with the keys of everybody in it. */

import { createHash } from 'node:crypto';
import { nodeCrypto, signerFromSeed } from '../../shared/cli/node-crypto.ts';
import { Player } from '../../shared/cli/player.ts';
import type { Signer } from '../../shared/ledger/crypto.ts';
import { readyStep, rehearsalScript } from '../../shared/rehearsal/index.ts';
import type { RehearsalStep } from '../../shared/rehearsal/script.ts';
import { readInstant, type Instant, type State } from '../../shared/rules/index.ts';

export const NOW: Instant = readInstant('2026-11-25T18:00:00Z') ?? 0;

/** The same key for the same owner in every run: `relay 1`, `person ada`. */
export const portalSigner = (owner: string): Signer =>
  signerFromSeed(createHash('sha256').update(`portal ${owner}`).digest());

export interface Sample {
  /** Of the export, the trailer included. */
  readonly lines: readonly string[];
  readonly state: State;
}

let made: Sample | null = null;

export function sampleLedger(): Sample {
  made ??= playSample((step) => step);
  return made;
}

/** @param told each step, as it is told instead */
export function playSample(told: (step: RehearsalStep) => RehearsalStep): Sample {
  const player = new Player(portalSigner);
  const sha256 = (text: string): string => nodeCrypto.sha256(text);
  for (const [index, step] of rehearsalScript(NOW).steps.entries()) {
    const textOfBallot = (ballot: string): string | undefined =>
      player.state.ballot.get(ballot)?.textSha256;
    const { data, texts } = readyStep(told(step), sha256, textOfBallot);
    const given = texts[0] === undefined ? data : { ...data, textSha256: `text:${texts[0]}` };
    const line = { line: index + 1, at: NOW + step.at, by: step.by, act: step.type, data: given };
    const played = player.play(line);
    if (!played.accepted) throw new Error(`${step.type}: ${JSON.stringify(played)}`);
  }
  player.until(NOW);
  return { lines: player.export() ?? [], state: player.state };
}
