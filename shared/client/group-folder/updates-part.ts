import { recordsWhere } from '../../rules/index.ts';
import { dayOrInstantWords, instantWords } from '../../wording/index.ts';
import type { FileOfFolder } from '../save-file.ts';
import {
  channelWords,
  documentFile,
  hashFile,
  personWords,
  textFile,
  type GroupParts,
} from './group-parts.ts';
import { blocks, inLine, list } from './markdown.ts';

/** The updates as they were posted, and drafts of those that were not. */
export async function updatesPart(parts: GroupParts): Promise<FileOfFolder[]> {
  const { source, twg, names } = parts;
  const files: FileOfFolder[] = [];
  const entries: string[] = [];
  const posted = recordsWhere(source.state.update, (update) => update.twg === twg.id).sort(
    (a, b) => a.at - b.at,
  );
  for (const update of posted) {
    const { id, title, textSha256, from, to, channels, by, at } = update;
    const text = await hashFile(parts, textSha256, names.place('updates', id, '.md'));
    files.push(...text);
    entries.push(
      blocks(
        `## ${inLine(title)}`,
        list([
          `Of ${dayOrInstantWords(from)} to ${dayOrInstantWords(to)}`,
          `Posted by ${personWords(parts, by)}, ${instantWords(at)}, in ${channelWords(channels)}`,
          `SHA-256 ${textSha256}`,
          ...text.map(({ path }) => `File: ${path}`),
        ]),
      ).trimEnd(),
    );
  }
  files.push(...(await drafts(parts)));
  if (entries.length === 0) return files;
  return [textFile('updates.md', blocks('# Updates', ...entries)), ...files];
}

async function drafts(parts: GroupParts): Promise<FileOfFolder[]> {
  const { source, twg, names } = parts;
  const start = `update/${twg.id}/`;
  const known = [...source.documents, ...source.lacking].filter((name) => name.startsWith(start));
  const files: FileOfFolder[] = [];
  for (const document of [...new Set(known)].sort()) {
    const id = document.slice(start.length);
    if (source.state.update.has(id)) continue;
    files.push(...(await documentFile(parts, document, names.place('updates', id, '.draft.md'))));
  }
  return files;
}
