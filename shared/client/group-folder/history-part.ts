import { instantWords, sentenceOf } from '../../wording/index.ts';
import type { FileOfFolder } from '../save-file.ts';
import { textFile, type GroupParts } from './group-parts.ts';
import { blocks, inLine, list } from './markdown.ts';

/** What happened, in the order of the ledger. */
export function historyPart({ source }: GroupParts): FileOfFolder[] {
  const { history, state } = source;
  const sentences = history.map(
    (item) => `${instantWords(item.at)}, entry ${item.seq}: ${inLine(sentenceOf(item, state))}`,
  );
  return [textFile('history.md', blocks('# History', list(sentences)))];
}
