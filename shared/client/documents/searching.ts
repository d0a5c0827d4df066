import { reviewEntries, sectionEntries, titleOfDocument } from '../../search/document-entries.ts';
import type { SearchEntry } from '../../search/entry.ts';
import { SearchIndex } from '../../search/search-index.ts';
import { sectionsOf } from '../../search/sections.ts';
import { allSources, sourcesOf } from '../../search/state-entries.ts';
import type { Review } from '../../review/review.ts';
import { structuredRoots } from '../../protocol/document-roots.ts';
import { sentenceOf } from '../../wording/index.ts';
import { BackgroundTask } from '../background-task.ts';
import type { SearchResult } from '../host-messages.ts';
import type { LedgerClient } from '../ledger-client.ts';
import type { ClientPorts } from '../ports.ts';
import type { StateRow } from '../state-rows.ts';

export interface SearchingOptions {
  readonly client: LedgerClient;
  readonly ports: Pick<ClientPorts, 'after' | 'randomBytes' | 'decodeUtf8'>;
}

/** So many characters are put without a pause: a few milliseconds. */
const AT_A_STRETCH = 16_000;
/** Acts that are read from the ledger at once. */
const PORTION = 200;

/**
 * What can be found in an association on this device: filled behind everything else, and in small
 * steps, as whoever wants to save something must not wait for it.
 */
export class Searching {
  readonly #options: SearchingOptions;
  readonly #index = new SearchIndex();
  readonly #task: BackgroundTask;
  /** The title under which a document was put last. */
  readonly #titles = new Map<string, string>();
  readonly #changed: StateRow[] = [];
  #isBegun = false;
  /** The last entry that was put. */
  #seq = 0;
  /** Characters that were put since the last pause. */
  #stretch = 0;

  constructor(options: SearchingOptions) {
    this.#options = options;
    this.#task = new BackgroundTask(options.ports, () => this.#work());
  }

  start(): void {
    this.#task.wake();
  }

  /** The ledger has grown by this. */
  grown(rows: readonly StateRow[]): void {
    this.#changed.push(...rows);
    this.#task.wake();
  }

  /** Documents that are called something else now than when they were put. */
  renamed(): string[] {
    const { state } = this.#options.client.copy.shown;
    return [...this.#titles].flatMap(([document, title]) =>
      titleOfDocument(state, document) === title ? [] : [document],
    );
  }

  async putText(document: string, markdown: string): Promise<void> {
    const title = this.#titled(document);
    await this.#put(`text/${document}`, sectionEntries(document, title, markdown));
  }

  /** A charter as it is being written; what was published of it is found as the group. */
  async putCharter(twg: string, text: string): Promise<void> {
    const document = `charter/${twg}`;
    const title = this.#titled(document);
    const entry = { kind: 'document', title, place: `groups/${twg}/proposal`, text } as const;
    await this.#put(`text/${document}`, text === '' ? [] : [entry]);
  }

  async putReview(document: string, review: Review): Promise<void> {
    const title = this.#titled(document);
    const { state } = this.#options.client.copy.shown;
    await this.#put(`review/${document}`, reviewEntries(document, title, review, state));
  }

  find(query: string, limit: number): Pick<SearchResult, 'hits' | 'total'> {
    return this.#index.find(query, limit);
  }

  close(): Promise<void> {
    return this.#task.close();
  }

  #titled(document: string): string {
    const title = titleOfDocument(this.#options.client.copy.shown.state, document);
    this.#titles.set(document, title);
    return title;
  }

  async #work(): Promise<void> {
    const { state } = this.#options.client.copy.shown;
    const rows = this.#changed.splice(0);
    const isBegun = this.#isBegun;
    this.#isBegun = true;
    const sources = isBegun
      ? rows.flatMap(({ kind, id }) => [...sourcesOf(state, kind, id)])
      : allSources(state);
    for (const { source, entries } of sources) await this.#put(source, entries);
    if (!isBegun) for (const id of state.update.keys()) await this.#putUpdate(id);
    else for (const { kind, id } of rows) if (kind === 'update') await this.#putUpdate(id);
    await this.#putHistory();
  }

  /** A posted update, with its text. */
  async #putUpdate(id: string): Promise<void> {
    const { client, ports } = this.#options;
    const update = client.copy.shown.state.update.get(id);
    if (update === undefined) return;
    const bytes = await client.shelf.readBytes(update.textSha256);
    const text = bytes === null ? '' : (ports.decodeUtf8(bytes) ?? '');
    const place = `documents/update/${update.twg}/${id}`;
    const sections = [...sectionsOf(text)].map(({ heading, text: plain }) =>
      heading === null || heading === update.title ? plain : `${heading}\n${plain}`,
    );
    const entry = { kind: 'document', title: update.title, place } as const;
    await this.#put(`update/${id}`, [{ ...entry, text: sections.join('\n').trim() }]);
  }

  async #putHistory(): Promise<void> {
    const { copy } = this.#options.client;
    while (this.#seq < copy.shown.position.seq && !this.#task.isClosed) {
      const last = Math.min(copy.shown.position.seq, this.#seq + PORTION);
      const { items } = await copy.history(last + 1, last - this.#seq);
      const { state } = copy.shown;
      for (const item of items) {
        const text = sentenceOf(item, state);
        const entry = { kind: 'decision', title: `Entry ${item.seq}`, text } as const;
        await this.#put(`entry/${item.seq}`, [{ ...entry, place: `ledger/${item.seq}` }]);
      }
      this.#seq = last;
    }
  }

  async #put(source: string, entries: Iterable<SearchEntry>): Promise<void> {
    for (const { title, text } of this.#index.put(source, entries)) {
      this.#stretch += title.length + text.length;
      if (this.#stretch < AT_A_STRETCH) continue;
      this.#stretch = 0;
      await new Promise<void>((resolve) => void this.#options.ports.after(0, resolve));
    }
  }
}

/** Whether a document is Markdown, and not of a fixed form. */
export const isText = (document: string): boolean => structuredRoots(document) === null;
