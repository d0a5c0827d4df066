/** How long names are gathered before they go out together, in milliseconds. */
const GATHER_FOR = 500;

/** Tells which documents have changed, each at most once in a short while. */
export class DocumentFeed {
  readonly #tell: (documents: readonly string[]) => void;
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(tell: (documents: readonly string[]) => void) {
    this.#tell = tell;
  }

  changed(document: string): void {
    this.#changed.add(document);
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => this.#flush(), GATHER_FOR);
    this.#timer.unref();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #flush(): void {
    this.#timer = null;
    const documents = [...this.#changed].sort();
    this.#changed.clear();
    this.#tell(documents);
  }
}
