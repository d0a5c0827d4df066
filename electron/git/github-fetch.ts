/** How long GitHub may take to answer, in milliseconds. */
const ANSWERS_WITHIN = 20_000;

const MOST_REDIRECTS = 3;

/**
 * As `fetch`, but nothing is followed to another origin: the token goes nowhere but where it was given
 * for. GitHub redirects within itself where a repository was renamed.
 */
export const fetchWithinOrigin: typeof fetch = async (input, init = {}) => {
  let url = input instanceof Request ? input.url : String(input);
  const { origin } = new URL(url);
  for (let left = MOST_REDIRECTS; ; left -= 1) {
    const signal = AbortSignal.timeout(ANSWERS_WITHIN);
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    const to = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || to === null) return response;
    const next = new URL(to, url);
    // A method that changes something goes on as itself only by 307 and 308.
    const isRead = init.method === undefined || init.method === 'GET';
    const keeps = isRead || response.status === 307 || response.status === 308;
    if (next.origin !== origin || left === 0 || !keeps) {
      throw new TypeError(`the address leads elsewhere, to ${next.origin}`);
    }
    await response.body?.cancel();
    url = next.href;
  }
};
