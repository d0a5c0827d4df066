import * as Y from 'yjs';

/** Whether bytes are a state vector of Yjs. */
export function isStateVector(bytes: Uint8Array): boolean {
  try {
    // Of its own: Yjs reads a `Buffer` by what lies behind it.
    Y.decodeStateVector(new Uint8Array(bytes));
    return true;
  } catch {
    return false;
  }
}
