import {
  proposalText,
  recordsWhere,
  writeInstant,
  type State,
  type Twg,
} from '../../rules/index.ts';
import { groupOfDocument } from '../../wording/index.ts';
import { groupOfBallot } from '../group-of-act.ts';
import type { FileOfFolder } from '../save-file.ts';
import { ballotsPart, sortedJson } from './ballots-part.ts';
import { commentsPart } from './comments-part.ts';
import { discussionsPart } from './discussions-part.ts';
import { FolderNames } from './folder-names.ts';
import { attachmentsOf, textFile, type GroupParts } from './group-parts.ts';
import { historyPart } from './history-part.ts';
import { meetingsPart } from './meetings-part.ts';
import { outputsPart } from './outputs-part.ts';
import { readme } from './readme.ts';
import type { GroupSource } from './source.ts';
import { updatesPart } from './updates-part.ts';

interface Listed {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * All of a group as a folder of plain files: what was written, decided and said, a page that says
 * what is what, and a list of the files with their hashes. The same state of the ledger and of the
 * documents gives the same bytes.
 */
export class GroupFolder {
  /** What is of the group and not on this device, in words; whole once the files are. */
  readonly missing: string[] = [];
  readonly #parts: GroupParts;
  #count = 0;

  constructor(source: GroupSource, twg: Twg) {
    const lacks = (what: string): void => void this.missing.push(what);
    this.#parts = { source, twg, names: new FolderNames(), lacks };
  }

  /** How many files there were. */
  get count(): number {
    return this.#count;
  }

  async *files(): AsyncGenerator<FileOfFolder> {
    const { source, twg } = this.#parts;
    const { state, crypto } = source;
    const listed: Listed[] = [];
    for await (const file of this.#contents()) {
      const { path, bytes } = file;
      listed.push({ path, bytes: bytes.length, sha256: crypto.sha256Bytes(bytes) });
      this.#count += 1;
      yield file;
    }
    // This page and the list are two more.
    const page = textFile('README.md', readme(this.#parts, listed.length + 2, this.missing));
    listed.push({
      path: page.path,
      bytes: page.bytes.length,
      sha256: crypto.sha256Bytes(page.bytes),
    });
    this.#count += 2;
    yield page;
    yield textFile(
      'manifest.json',
      sortedJson({
        association: state.association?.name ?? '',
        rehearsal: state.association?.rehearsal ?? false,
        ledger: source.ledger,
        position: { ...source.position, at: writeInstant(source.at) },
        group: twg.id,
        files: listed.sort((a, b) => (a.path < b.path ? -1 : 1)),
        missing: [...this.missing].sort(),
      }),
    );
  }

  async *#contents(): AsyncGenerator<FileOfFolder> {
    const parts = this.#parts;
    const { source, twg } = parts;
    const charter = proposalText(source.state, twg, twg.charter, source.crypto).text;
    yield textFile('charter.md', charter);
    yield textFile('group.json', sortedJson(recordsOf(source.state, twg)));
    yield* historyPart(parts);
    for (const part of [outputsPart, discussionsPart, meetingsPart, updatesPart, ballotsPart]) {
      const files = await part(parts);
      yield* files;
      yield* await attachmentsOf(parts, files);
    }
    yield* await commentsPart(parts, this.#discussed());
  }

  /** Names of the group's documents about which something may have been said. */
  #discussed(): string[] {
    const { source, twg } = this.#parts;
    const { state } = source;
    const start = 'comments/';
    return [...new Set([...source.documents, ...source.lacking])]
      .filter((name) => name.startsWith(start) && groupOfDocument(state, name) === twg.id)
      .map((name) => name.slice(start.length))
      .sort();
  }
}

/** The ledger's records of a group, as they stand. */
function recordsOf(state: State, twg: Twg): object {
  const outputs = new Set(twg.outputs);
  const topics = recordsWhere(state.topic, (topic) => topic.twg === twg.id);
  const ofTopics = new Set(topics.map(({ id }) => id));
  return {
    group: twg,
    interest: recordsWhere(state.interest, (interest) => interest.twg === twg.id),
    topics,
    objections: recordsWhere(state.objection, ({ topic }) => ofTopics.has(topic)),
    meetings: recordsWhere(state.meeting, (meeting) => meeting.twg === twg.id),
    updates: recordsWhere(state.update, (update) => update.twg === twg.id),
    outputs: recordsWhere(state.output, ({ id }) => outputs.has(id)),
    dips: recordsWhere(state.dip, ({ output }) => outputs.has(output)),
    workstreams: recordsWhere(state.workstream, ({ output }) => outputs.has(output)),
    concerns: recordsWhere(state.concern, ({ output }) => outputs.has(output)),
    ballots: recordsWhere(state.ballot, ({ id }) => groupOfBallot(state, id) === twg.id),
  };
}
