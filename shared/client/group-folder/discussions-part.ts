import { recordsWhere, type Topic } from '../../rules/index.ts';
import type { FileOfFolder } from '../save-file.ts';
import { documentFile, personWords, textFile, type GroupParts } from './group-parts.ts';
import { blocks, inLine, list, quotation } from './markdown.ts';

const STATUSES: Readonly<Record<Topic['status'], string>> = {
  open: 'Open',
  agreed: 'Agreed',
  dropped: 'Dropped',
};

/** Each topic with its objections and what came of it, and its notes. */
export async function discussionsPart(parts: GroupParts): Promise<FileOfFolder[]> {
  const { source, twg, names } = parts;
  const topics = recordsWhere(source.state.topic, (topic) => topic.twg === twg.id);
  if (topics.length === 0) return [];
  const files: FileOfFolder[] = [];
  const entries: string[] = [];
  for (const topic of topics) {
    const path = names.place('notes', topic.id, '.md');
    const notes = await documentFile(parts, `notes/${topic.id}`, path);
    files.push(...notes);
    entries.push(entryOf(parts, topic, notes));
  }
  return [textFile('discussions.md', blocks('# Discussions', ...entries)), ...files];
}

function entryOf(parts: GroupParts, topic: Topic, notes: readonly FileOfFolder[]): string {
  const { state } = parts.source;
  const objections = recordsWhere(state.objection, (objection) => objection.topic === topic.id);
  return blocks(
    `## ${inLine(topic.title)}`,
    list([
      `${STATUSES[topic.status]}; raised by ${personWords(parts, topic.raisedBy)}`,
      ...(topic.ballot === null ? [] : [`Voted on in the ballot ${topic.ballot}`]),
      ...notes.map(({ path }) => `Notes: ${path}`),
    ]),
    topic.summary === null ? null : blocks('What was agreed:', quotation(topic.summary)).trimEnd(),
    ...objections.map(({ by, reason, resolution }) =>
      blocks(
        `${personWords(parts, by)} objected:`,
        quotation(reason),
        resolution === null ? 'It is not settled.' : `Settled: ${inLine(resolution)}`,
      ).trimEnd(),
    ),
  ).trimEnd();
}
