import { DUTIES, type Dip, type Output } from '../../rules/index.ts';
import { recordsWhere } from '../../rules/index.ts';
import {
  DIP_STATUSES,
  instantWords,
  labelOf,
  OUTPUT_DUTIES,
  OUTPUT_KINDS,
  OUTPUT_STAGES,
  WORKSTREAM_KINDS,
  WORKSTREAM_STATUSES,
} from '../../wording/index.ts';
import type { FileOfFolder } from '../save-file.ts';
import {
  channelWords,
  documentFile,
  hashFile,
  personWords,
  textFile,
  type GroupParts,
} from './group-parts.ts';
import { blocks, inLine, list, quotation } from './markdown.ts';

/** Each output's text, the exact texts that were voted on, the opinions against it, and a list. */
export async function outputsPart(parts: GroupParts): Promise<FileOfFolder[]> {
  const { source, twg } = parts;
  const files: FileOfFolder[] = [];
  const entries: (string | null)[] = [];
  for (const id of [...twg.outputs].sort()) {
    const output = source.state.output.get(id);
    if (output === undefined) continue;
    const texts = await textsOf(parts, output);
    files.push(...texts);
    entries.push(entryOf(parts, output, texts));
  }
  if (entries.length === 0) return [];
  return [textFile('outputs.md', blocks('# Outputs', ...entries)), ...files];
}

async function textsOf(parts: GroupParts, output: Output): Promise<FileOfFolder[]> {
  const { names } = parts;
  const { id, groupText, approvedText, dissents } = output;
  const files = await documentFile(parts, `output/${id}`, names.place('outputs', id, '.md'));
  if (groupText !== null) {
    files.push(...(await hashFile(parts, groupText, names.place('outputs', id, '.group-vote.md'))));
  }
  if (approvedText !== null) {
    const path = names.place('outputs', id, '.approved.md');
    files.push(...(await hashFile(parts, approvedText, path)));
  }
  for (const { person, textSha256 } of dissents) {
    const path = names.place('outputs', id, `.dissent-${person}.md`);
    files.push(...(await hashFile(parts, textSha256, path)));
  }
  return files;
}

function entryOf(parts: GroupParts, output: Output, texts: readonly FileOfFolder[]): string {
  const { state } = parts.source;
  const dip = state.dip.get(output.id);
  const owners = DUTIES.map((duty) => {
    const names = output.owners[duty].map((person) => personWords(parts, person));
    return `${labelOf(OUTPUT_DUTIES, duty)}: ${names.length === 0 ? 'nobody' : names.join(', ')}`;
  });
  const dissents = output.dissents.map(
    ({ person }) => `A minority opinion of ${personWords(parts, person)} travels with it.`,
  );
  return blocks(
    `## ${inLine(output.title)}`,
    list([
      `Kind: ${labelOf(OUTPUT_KINDS, output.kind)}`,
      `Stage: ${labelOf(OUTPUT_STAGES, output.stage)}`,
      ...owners,
      ...(output.groupText === null ? [] : [`The group voted on: SHA-256 ${output.groupText}`]),
      ...(output.approvedText === null ? [] : [`The TSC approved: SHA-256 ${output.approvedText}`]),
      ...(output.channels.length === 0 ? [] : [`Circulated in: ${channelWords(output.channels)}`]),
      ...dissents,
      ...texts.map(({ path }) => `File: ${path}`),
    ]),
    dip === undefined ? null : dipWords(parts, dip),
  ).trimEnd();
}

function dipWords(parts: GroupParts, dip: Dip): string {
  const { state } = parts.source;
  const workstreams = recordsWhere(state.workstream, ({ output }) => output === dip.output);
  const concerns = recordsWhere(state.concern, ({ output }) => output === dip.output);
  return blocks(
    list([
      `DIP ${dip.number ?? 'without a number'}: ${labelOf(DIP_STATUSES, dip.status)}, round ${dip.round}`,
      `Repository: ${inLine(dip.repository)}, pull request ${inLine(String(dip.pullRequest))}, commit ${inLine(dip.commit)}`,
      ...(dip.manager === null ? [] : [`DIP manager: ${personWords(parts, dip.manager)}`]),
      `Latest text: SHA-256 ${dip.textSha256}`,
      ...(dip.lastCall === null
        ? []
        : [
            `Last call: ${instantWords(dip.lastCall.startedAt)} to ${instantWords(dip.lastCall.endsAt)}`,
          ]),
      ...(dip.link === null ? [] : [`Implementation: ${inLine(dip.link)}`]),
      ...workstreams.map(
        ({ kind, title, status, links }) =>
          `Workstream ${inLine(title)} (${labelOf(WORKSTREAM_KINDS, kind)}): ${labelOf(WORKSTREAM_STATUSES, status)}${links.map((link) => `, ${inLine(link)}`).join('')}`,
      ),
    ]),
    ...concerns.map(({ by, at, text, resolution }) =>
      blocks(
        `A concern of ${personWords(parts, by)}, ${instantWords(at)}:`,
        quotation(text),
        resolution === null
          ? 'It is open.'
          : `Resolved by ${personWords(parts, resolution.by)}: ${inLine(resolution.text)}`,
      ).trimEnd(),
    ),
  ).trimEnd();
}
