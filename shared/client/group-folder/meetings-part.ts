import { recordsWhere, type Meeting } from '../../rules/index.ts';
import { instantWords } from '../../wording/index.ts';
import type { FileOfFolder } from '../save-file.ts';
import { documentFile, textFile, type GroupParts } from './group-parts.ts';
import { blocks, inLine, list } from './markdown.ts';

/** Each meeting with its agenda and its minutes. */
export async function meetingsPart(parts: GroupParts): Promise<FileOfFolder[]> {
  const { source, twg, names } = parts;
  const meetings = recordsWhere(source.state.meeting, (meeting) => meeting.twg === twg.id).sort(
    (a, b) => a.at - b.at,
  );
  if (meetings.length === 0) return [];
  const files: FileOfFolder[] = [];
  const entries: string[] = [];
  for (const meeting of meetings) {
    const { id } = meeting;
    const texts = [
      ...(await documentFile(parts, `agenda/${id}`, names.place('meetings', id, '.agenda.md'))),
      ...(await documentFile(parts, `minutes/${id}`, names.place('meetings', id, '.minutes.md'))),
    ];
    files.push(...texts);
    entries.push(entryOf(meeting, texts));
  }
  return [textFile('meetings.md', blocks('# Meetings', ...entries)), ...files];
}

function entryOf(meeting: Meeting, texts: readonly FileOfFolder[]): string {
  const { title, at, minutes, where, cancelled } = meeting;
  return blocks(
    `## ${inLine(title)}`,
    list([
      `${instantWords(at)}, ${minutes} minutes, ${inLine(where)}`,
      ...(cancelled === null ? [] : [`Cancelled: ${inLine(cancelled)}`]),
      ...texts.map(({ path }) => `File: ${path}`),
    ]),
  ).trimEnd();
}
