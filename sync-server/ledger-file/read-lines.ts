import { LineSplitter } from '../../shared/ledger/line-splitter.ts';
import type { Problem } from '../../shared/ledger/problem.ts';
import { decodeUtf8 } from '../node-crypto.ts';
import { StartError } from '../start-error.ts';
import type { AppendFile } from './append-file.ts';

const CHUNK_BYTES = 1024 * 1024;

/** A line of a file, without its line feed. */
export interface FileLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** Where it begins and where the next one does, in bytes. */
  readonly from: number;
  readonly to: number;
}

export function damaged(path: string, line: number, { code, message }: Problem): StartError {
  return new StartError(`damaged: ${path}, line ${line}: ${code}: ${message}`);
}

/**
 * The whole lines of a file, in their order. A last line without its line feed was never flushed
 * as one, so never acknowledged: it is left out.
 *
 * @throws StartError naming file and line where one is no text.
 */
export async function* readLines(path: string, file: AppendFile): AsyncGenerator<FileLine> {
  const splitter = new LineSplitter(decodeUtf8);
  let number = 0;
  let from = 0;
  for (let at = 0; at < file.size; at += CHUNK_BYTES) {
    const chunk = await file.read(at, Math.min(CHUNK_BYTES, file.size - at));
    for (const line of splitter.push(chunk)) {
      number += 1;
      if (!line.ok) throw damaged(path, number, line.problem);
      const to = from + Buffer.byteLength(line.value, 'utf8') + 1;
      yield { text: line.value, number, from, to };
      from = to;
    }
  }
}
