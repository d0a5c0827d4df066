/** What a request asks for, of whichever host; null where it is malformed. */
export function readUrl(text: string): URL | null {
  try {
    // Put together, as `//a/b` alone would be a path of the host `a`.
    return text.startsWith('/') ? new URL(`http://relay.invalid${text}`) : new URL(text);
  } catch {
    return null;
  }
}
