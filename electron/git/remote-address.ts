/** What a remote's address says: where it is, whose, and the password that it must not keep. */

export interface RemoteLogin {
  /** `https://host:port`. */
  readonly origin: string;
  readonly user: string;
  readonly password: string;
}

export interface RemoteAddress {
  /** As git keeps it and anybody may see it. */
  readonly url: string;
  /** What stood in it, to be kept elsewhere. */
  readonly login: RemoteLogin | null;
}

/** A token may stand alone where a user's name does; a name is short. */
const TOKEN = /^[A-Za-z0-9_-]{20,}$/;

/** As it was meant; as it stands where it is no encoding. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Takes a password, or a token that stands in its place, out of an address. */
export function readRemote(remote: string): RemoteAddress {
  const read = httpOf(remote);
  if (read === null || (read.password === '' && read.username === '')) {
    return { url: withoutLogin(remote), login: null };
  }
  const login =
    read.password === '' && !TOKEN.test(read.username)
      ? null
      : {
          origin: read.origin,
          user: decoded(read.username),
          password: decoded(read.password),
        };
  read.password = '';
  if (login !== null) read.username = '';
  return { url: read.href, login };
}

/** The address without a password; of ssh, whose user is part of where it is, with the user. */
export function withoutLogin(remote: string): string {
  return remote.replace(
    /^([a-z][a-z0-9+.-]*:\/\/)([^/@]*)@/i,
    (_whole, scheme: string, login: string) => {
      const [user = ''] = login.split(':');
      return scheme.toLowerCase().startsWith('ssh') ? `${scheme}${user}@` : scheme;
    },
  );
}

/** `https://host:port` of an http address; null of others. */
export const originOf = (remote: string): string | null => httpOf(remote)?.origin ?? null;

/** Where git asks for the repositories of a GitHub whose API is there. */
export function githubOrigin(api: string): string {
  const { origin, hostname } = new URL(api);
  // https://docs.github.com/rest: one's own GitHub has its API under /api/v3, github.com on a host.
  return hostname === 'api.github.com' ? 'https://github.com' : origin;
}

/** `owner` of `https://github.com/owner/name.git` or `git@github.com:owner/name.git`, on that GitHub. */
export function githubOwner(remote: string, api: string): string | null {
  const origin = githubOrigin(api);
  const { hostname } = new URL(origin);
  const http = httpOf(remote);
  if (http !== null) return http.origin === origin ? ownerIn(http.pathname) : null;
  const ssh = /^(?:ssh:\/\/)?(?:[^@/]+@)?([^:/]+)(?::\d+)?[:/](.*)$/.exec(remote);
  return ssh?.[1] === hostname ? ownerIn(ssh[2] ?? '') : null;
}

const ownerIn = (path: string): string | null => {
  const [owner = '', name = '', ...more] = path.replace(/^\/+/, '').split('/');
  return owner !== '' && name !== '' && more.join('') === '' ? owner : null;
};

function httpOf(remote: string): URL | null {
  if (!/^https?:\/\//i.test(remote) || !URL.canParse(remote)) return null;
  return new URL(remote);
}
