/** At the latest, in milliseconds. */
const WITHIN = 2000;

/** Calls once, when the page has nothing else to do; the returned function takes it back. */
export function whenIdle(call: () => void): () => void {
  const handle = requestIdleCallback(call, { timeout: WITHIN });
  return () => cancelIdleCallback(handle);
}
