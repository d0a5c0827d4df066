/** A document of a fixed form is tried out on a copy first: only the roots it may have, in size. */

import * as Y from 'yjs';
import type { RootType } from '../../shared/protocol/document-roots.ts';
import type { Refusal } from './update-refusal.ts';

/** Null where the document keeps its form with the update in it. The document stays untouched. */
export function formProblem(
  doc: Y.Doc,
  update: Uint8Array,
  roots: ReadonlyMap<string, RootType>,
  limit: number,
): Refusal | null {
  const probe = new Y.Doc();
  try {
    Y.transact(probe, () => {
      Y.applyUpdate(probe, Y.encodeStateAsUpdate(doc));
      Y.applyUpdate(probe, update);
    });
    for (const name of probe.share.keys()) {
      const expected = roots.get(name);
      if (expected === undefined || !fits(probe, name, expected))
        return { code: 'form-not-allowed', details: { root: name } };
    }
    const bytes = Y.encodeStateAsUpdate(probe).length;
    return bytes > limit ? { code: 'document-too-large', details: { limit, bytes } } : null;
  } finally {
    probe.destroy();
  }
}

function fits(probe: Y.Doc, name: string, expected: RootType): boolean {
  switch (expected) {
    case 'text':
      return isPlain(probe.getText(name));
    case 'array':
    case 'log':
      return probe.getArray<unknown>(name).toArray().every(isValue);
    case 'map':
      return [...probe.getMap<unknown>(name).values()].every(isValue);
  }
}

function isPlain(text: Y.Text): boolean {
  const parts: readonly { insert?: unknown; attributes?: unknown }[] = text.toDelta();
  return parts.every(
    ({ insert, attributes }) => typeof insert === 'string' && attributes === undefined,
  );
}

/** A JSON value, or a map of such values. */
function isValue(value: unknown): boolean {
  if (value instanceof Y.Map) return [...value.values()].every((each) => !isType(each));
  return !isType(value);
}

const isType = (value: unknown): boolean => value instanceof Y.AbstractType;
