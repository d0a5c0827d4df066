/** How long GitHub may take to answer, in milliseconds. */
const ANSWERS_WITHIN = 20_000;

const MOST_REDIRECTS = 3;

/**
 * As `fetch`, but nothing is asked or followed outside the API's origin, whatever an answer's redirect
 * or its next page names: the token goes nowhere but where it was given for. GitHub redirects within
 * itself where a repository was renamed.
 */
export const fetchWithin =
  (api: string): typeof fetch =>
  async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    const { origin } = new URL(api);
    if (new URL(url).origin !== origin) throw elsewhere(url);
    return follow(url, init, origin);
  };

const elsewhere = (url: string): TypeError =>
  new TypeError(`the address leads elsewhere, to ${new URL(url).origin}`);

async function follow(first: string, init: RequestInit, origin: string): Promise<Response> {
  let url = first;
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
      throw elsewhere(next.href);
    }
    await response.body?.cancel();
    url = next.href;
  }
}
