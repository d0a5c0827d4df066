/** The sample association as a ledger, entry by entry, with the state after each. */

import { nodeCrypto } from '../../shared/cli/node-crypto.ts';
import { Player } from '../../shared/cli/player.ts';
import { ExportReader } from '../../shared/ledger/export-reader.ts';
import { rulesVersions } from '../../shared/ledger/rules-versions.ts';
import { readyStep, rehearsalScript } from '../../shared/rehearsal/index.ts';
import { readInstant, RULES, type State } from '../../shared/rules/index.ts';
import type { CommittedEntry } from '../../sync-server/outreach/outgoing.ts';

export const NOW = readInstant('2026-11-25T18:00:00Z') ?? 0;

export interface Step {
  readonly entry: CommittedEntry;
  /** The state after it. */
  readonly state: State;
}

export interface SampleHistory {
  readonly steps: readonly Step[];
  readonly state: State;
  /** Each text by its hash. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The lines of its signed ledger, as of `NOW`. */
function lines(texts: Record<string, string>): string[] {
  const script = rehearsalScript(NOW);
  const player = new Player();
  for (const [index, step] of script.steps.entries()) {
    const ready = readyStep(
      step,
      (text) => nodeCrypto.sha256(text),
      (ballot) => player.state.ballot.get(ballot)?.textSha256,
    );
    const [text] = ready.texts;
    if (text !== undefined) texts[nodeCrypto.sha256(text)] = text;
    const data = text === undefined ? ready.data : { ...ready.data, textSha256: `text:${text}` };
    player.play({ line: index + 1, at: NOW + step.at, by: step.by, act: step.type, data });
  }
  player.until(NOW);
  return player.export() ?? [];
}

export function sampleHistory(): SampleHistory {
  const texts: Record<string, string> = {};
  const reader = new ExportReader({
    crypto: nodeCrypto,
    rules: rulesVersions(RULES),
    entrySignatures: 'last',
    ledger: null,
  });
  const steps: Step[] = [];
  for (const line of lines(texts)) {
    const read = reader.read(line);
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    const { applied } = read.value;
    if (read.value.line.kind !== 'entry' || applied === null) continue;
    const { seq, at, actHash } = read.value.line.entry;
    const { state } = reader.replica;
    const person = state.device.get(applied.act.device)?.person ?? null;
    steps.push({ entry: { seq, at, actHash, act: applied.act, person }, state });
  }
  return { steps, state: reader.replica.state, texts };
}
