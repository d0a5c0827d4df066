import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Channel, Twg } from '../../rules/index.ts';
import { CHANNEL_KINDS, labelOf, organizationName, personName } from '../../wording/index.ts';
import type { FileOfFolder } from '../save-file.ts';
import type { FolderNames } from './folder-names.ts';
import { inLine } from './markdown.ts';
import type { GroupSource } from './source.ts';

/** What the parts of a group's folder share. */
export interface GroupParts {
  readonly source: GroupSource;
  readonly twg: Twg;
  readonly names: FolderNames;
  /** Says that something of the group is not on this device, in words. */
  readonly lacks: (what: string) => void;
}

export const textFile = (path: string, text: string): FileOfFolder => ({
  path,
  bytes: utf8ToBytes(text),
});

/** `Ada Byron (Brightwater Custody)` */
export function personWords({ source: { state } }: GroupParts, id: string): string {
  const organization = state.person.get(id)?.organization;
  const of =
    organization === undefined ? '' : ` (${inLine(organizationName(state, organization))})`;
  return `${inLine(personName(state, id))}${of}`;
}

/** `#twg (Slack), list@example.org (Email)` */
export const channelWords = (channels: readonly Channel[]): string =>
  channels.map(({ kind, name }) => `${inLine(name)} (${labelOf(CHANNEL_KINDS, kind)})`).join(', ');

/** The file of a document's text, byte for byte; none where nothing of it is here. */
export async function documentFile(
  { source, lacks }: GroupParts,
  document: string,
  path: string,
): Promise<FileOfFolder[]> {
  const text = await source.text(document);
  if (text === null) {
    if (source.lacking.includes(document)) lacks(`the document ${document}`);
    return [];
  }
  return [textFile(path, text)];
}

/** The file of a text or image that is named by its hash. */
export async function hashFile(
  { source, lacks }: GroupParts,
  sha256: string,
  path: string,
): Promise<FileOfFolder[]> {
  const bytes = await source.bytes(sha256);
  if (bytes === null) {
    lacks(`${path}, with the SHA-256 ${sha256}`);
    return [];
  }
  return [{ path, bytes }];
}

const ATTACHMENT = /attachments\/([0-9a-f]{64})\.([a-z0-9]{1,8})(?![a-z0-9])/g;

/** The attachments that texts refer to, beside them: so that the references are right as they are. */
export async function attachmentsOf(
  parts: GroupParts,
  files: readonly FileOfFolder[],
): Promise<FileOfFolder[]> {
  const wanted = new Map<string, string>();
  for (const { path, bytes } of files) {
    if (!path.endsWith('.md')) continue;
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    for (const [name, sha256 = ''] of asciiOf(bytes).matchAll(ATTACHMENT)) {
      wanted.set(`${folder}${name}`, sha256);
    }
  }
  const found: FileOfFolder[] = [];
  for (const path of [...wanted.keys()].sort()) {
    found.push(...(await hashFile(parts, wanted.get(path) ?? '', path)));
  }
  return found;
}

const PORTION = 8192;

/** Bytes as characters, one each: enough to find what is written in ASCII. */
function asciiOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PORTION) {
    text += String.fromCharCode(...bytes.subarray(at, at + PORTION));
  }
  return text;
}
