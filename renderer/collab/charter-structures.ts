/** The parts of a charter that are no text: its list of outputs, and its duration. */

import { useMemo, useSyncExternalStore } from 'react';
import * as Y from 'yjs';
import type { Output, OutputKind } from '../../shared/documents/proposal-markdown.ts';
import type { DocumentHandle } from './use-document.ts';

export interface CharterOutput extends Output {
  /** The same for as long as this window has the output. */
  readonly key: string;
}

export interface CharterOutputs {
  readonly outputs: readonly CharterOutput[];
  readonly add: (output: Output) => void;
  readonly change: (key: string, output: Partial<Output>) => void;
  readonly remove: (key: string) => void;
  /** Moves it up (-1) or down (1) by so many places. */
  readonly move: (key: string, by: number) => void;
}

export interface CharterFields {
  /** Null while it is not set. */
  readonly durationDays: number | null;
  readonly setDurationDays: (days: number | null) => void;
}

const KINDS: readonly OutputKind[] = ['dip', 'report', 'recommendation'];

export function useCharterOutputs({ doc }: Pick<DocumentHandle, 'doc'>): CharterOutputs {
  const list = useMemo(() => new OutputList(doc), [doc]);
  const outputs = useSyncExternalStore(list.subscribe, list.read);
  return useMemo(() => ({ outputs, ...list.actions }), [outputs, list]);
}

export function useCharterFields({ doc }: Pick<DocumentHandle, 'doc'>): CharterFields {
  const fields = useMemo(() => fieldsOf(doc), [doc]);
  const durationDays = useSyncExternalStore(fields.subscribe, fields.durationDays);
  return useMemo(
    () => ({ durationDays, setDurationDays: fields.setDurationDays }),
    [durationDays, fields],
  );
}

/** The list of outputs of a charter's document. */
export class OutputList {
  readonly #array: Y.Array<unknown>;
  readonly #keys = new WeakMap<Y.Map<unknown>, string>();
  #made = 0;
  #outputs: readonly CharterOutput[] | null = null;

  constructor(doc: Y.Doc) {
    this.#array = doc.getArray('outputs');
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const changed = (): void => {
      this.#outputs = null;
      listener();
    };
    this.#array.observeDeep(changed);
    // Whatever came between reading and subscribing.
    this.#outputs = null;
    return () => this.#array.unobserveDeep(changed);
  };

  readonly read = (): readonly CharterOutput[] => {
    this.#outputs ??= this.#items().map(([item]) => ({
      key: this.#keyOf(item),
      kind: kindOf(item.get('kind')),
      title: titleOf(item.get('title')),
    }));
    return this.#outputs;
  };

  readonly actions = {
    add: (output: Output): void => {
      this.#array.push([itemOf(output)]);
    },
    change: (key: string, output: Partial<Output>): void => {
      const [item] = this.#find(key) ?? [];
      item?.doc?.transact(() => {
        for (const [field, value] of Object.entries(output))
          if (item.get(field) !== value) item.set(field, value);
      });
    },
    remove: (key: string): void => {
      const found = this.#find(key);
      if (found !== null) this.#array.delete(found[1]);
    },
    move: (key: string, by: number): void => {
      const found = this.#find(key);
      if (found === null) return;
      const [item, from] = found;
      const to = Math.max(0, Math.min(this.#array.length - 1, from + by));
      if (to === from) return;
      // Yjs has no moving: it is another output from here on, under the same key.
      const moved = itemOf({ kind: kindOf(item.get('kind')), title: titleOf(item.get('title')) });
      this.#keys.set(moved, key);
      this.#array.doc?.transact(() => {
        this.#array.delete(from);
        this.#array.insert(to, [moved]);
      });
    },
  };

  #items(): (readonly [Y.Map<unknown>, number])[] {
    const items: (readonly [Y.Map<unknown>, number])[] = [];
    for (const [index, item] of this.#array.toArray().entries())
      if (item instanceof Y.Map) items.push([item, index]);
    return items;
  }

  #find(key: string): readonly [Y.Map<unknown>, number] | null {
    return this.#items().find(([item]) => this.#keyOf(item) === key) ?? null;
  }

  #keyOf(item: Y.Map<unknown>): string {
    const known = this.#keys.get(item);
    if (known !== undefined) return known;
    this.#made += 1;
    const key = `output-${this.#made}`;
    this.#keys.set(item, key);
    return key;
  }
}

function itemOf({ kind, title }: Output): Y.Map<unknown> {
  const item = new Y.Map<unknown>();
  item.set('kind', kind);
  item.set('title', title);
  return item;
}

const kindOf = (value: unknown): OutputKind => KINDS.find((kind) => kind === value) ?? 'report';

const titleOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return value instanceof Y.Text ? value.toJSON() : '';
};

function fieldsOf(doc: Y.Doc) {
  const map = doc.getMap<unknown>('fields');
  return {
    subscribe: (listener: () => void): (() => void) => {
      map.observe(listener);
      return () => map.unobserve(listener);
    },
    durationDays: (): number | null => {
      const days = map.get('durationDays');
      return typeof days === 'number' && Number.isSafeInteger(days) ? days : null;
    },
    setDurationDays: (days: number | null): void => {
      if (days === null) map.delete('durationDays');
      else if (map.get('durationDays') !== days) map.set('durationDays', days);
    },
  };
}
