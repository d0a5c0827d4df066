import {
  founded,
  known,
  tableOf,
  type Association,
  type Kind,
  type Records,
  type State,
} from './state.ts';

/** A record that an act made or put another in the place of. */
export interface Subject {
  readonly kind: Kind | 'association';
  readonly id: string;
}

/** A text that an act brought about, to be kept under its hash. */
export interface KeptText {
  readonly sha256: string;
  readonly text: string;
}

/**
 * The state while one act takes effect: it reads what has been put so far, notes which records are
 * touched and which texts are to be kept, and leaves the state it began from as it was.
 */
export class Draft {
  readonly touched: Subject[] = [];
  readonly texts: KeptText[] = [];
  /** A copy of its own, whose fields are replaced as the act takes effect. */
  readonly #state: { -readonly [F in keyof State]: State[F] };

  constructor(state: State) {
    this.#state = { ...state };
  }

  get state(): State {
    return this.#state;
  }

  get association(): Association {
    return founded(this.#state);
  }

  known<K extends Kind>(kind: K, id: string): Records[K] {
    return known(this.#state, kind, id);
  }

  put<K extends Kind>(kind: K, id: string, record: Records[K]): void {
    const table = tableOf(this.#state, kind).set(id, record);
    Object.assign(this.#state, { [kind]: table });
    this.touched.push({ kind, id });
  }

  /** Puts a record in the place of the one there is, with these fields changed. */
  change<K extends Kind>(kind: K, id: string, fields: Partial<Records[K]>): void {
    this.put(kind, id, { ...this.known(kind, id), ...fields });
  }

  changeAssociation(fields: Partial<Association>): void {
    this.found({ ...this.association, ...fields });
  }

  found(association: Association): void {
    this.#state.association = association;
    this.touched.push({ kind: 'association', id: 'association' });
  }

  /** Changes what is kept beside the records: counters and the lists that speed things up. */
  changeIndexes(
    fields: Partial<Pick<State, 'acts' | 'openBallots' | 'latestBallots' | 'relayN'>>,
  ): void {
    Object.assign(this.#state, fields);
  }

  keepText(text: KeptText): void {
    this.texts.push(text);
  }
}
