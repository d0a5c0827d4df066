import { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { DocumentPreview } from './document-preview.ts';
import { OpenDocument, type DocumentView, type OpenDocumentOptions } from './open-document.ts';

/** A journal that answers sooner is not worth a preview, in ms. */
const SOON_MS = 150;
/** Rows that are not read by then, after the document is there, are given up, in ms. */
const PATIENCE_MS = 5000;

/** An open document that shows how it last was, read-only, while its journal takes its time. */
export class PreviewedDocument {
  readonly open: OpenDocument;
  readonly #name: string;
  readonly #listeners = new Set<() => void>();
  readonly #began = performance.now();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #preview: DocumentPreview | null = null;
  #shown: DocumentView | null = null;
  #followed: Y.Doc | null = null;

  constructor(options: OpenDocumentOptions) {
    this.#name = `convene preview ${options.ledger} ${options.document}`;
    this.open = new OpenDocument(options);
    this.open.subscribe(() => this.#changed());
    if (typeof indexedDB === 'undefined') return;
    this.#preview = this.#makePreview();
    this.#after(SOON_MS, () => this.#show());
  }

  get view(): DocumentView | null {
    return this.open.view ?? this.#shown;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#listeners.clear();
    // Before the document is gone: what it is like is what the next preview shows.
    const preview = this.#preview;
    this.#preview = null;
    await Promise.all([preview?.close().catch(() => {}), this.open.close()]);
    this.#shown?.awareness.destroy();
  }

  #makePreview(): DocumentPreview {
    const preview: DocumentPreview = new DocumentPreview(this.#name, () => {
      if (preview !== this.#preview) return;
      if (this.#followed === null) this.#show();
      else preview.follow(this.#followed);
    });
    return preview;
  }

  #after(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    this.#timers.add(timer);
  }

  #show(): void {
    const preview = this.#preview;
    const waited = performance.now() - this.#began >= SOON_MS;
    if (preview === null || !preview.isRead || preview.isEmpty || !waited) return;
    if (this.open.view !== null || this.#shown !== null) return;
    this.#shown = {
      doc: preview.doc,
      awareness: new Awareness(preview.doc),
      status: { saved: 'saved', relay: 'connecting', acknowledgedAt: null, peers: 0 },
      relayLetsWrite: null,
      held: 'yes',
      unacknowledged: 'no',
      limits: null,
    };
    this.#tell();
  }

  #changed(): void {
    const doc = this.open.view?.doc ?? null;
    if (doc !== null && doc !== this.#followed) this.#follow(doc);
    this.#tell();
  }

  #follow(doc: Y.Doc): void {
    const isFirst = this.#followed === null;
    this.#followed = doc;
    const preview = this.#preview;
    if (preview === null) return;
    if (!isFirst) void this.#startAnew(preview, doc);
    else if (preview.isRead) preview.follow(doc);
    else
      this.#after(PATIENCE_MS, () => {
        if (preview === this.#preview && !preview.isRead) void this.#startAnew(preview, doc);
      });
  }

  /** What the preview held is not what the document is any more, or cannot be read. */
  async #startAnew(preview: DocumentPreview, doc: Y.Doc): Promise<void> {
    this.#preview = null;
    await preview.drop().catch(() => {});
    if (doc !== this.#followed || this.open.view?.doc !== doc) return;
    this.#preview = this.#makePreview();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
