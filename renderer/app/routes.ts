/** The app's places. They stand in the address after `#`, so that any page can be its root. */

export type Route =
  | { readonly screen: 'inbox' }
  | { readonly screen: 'groups' }
  | { readonly screen: 'group'; readonly twg: string }
  | { readonly screen: 'proposal'; readonly twg: string }
  | { readonly screen: 'topic'; readonly topic: string }
  | { readonly screen: 'meeting'; readonly meeting: string }
  | { readonly screen: 'output'; readonly output: string }
  | { readonly screen: 'dips' }
  | { readonly screen: 'dip'; readonly output: string }
  | { readonly screen: 'ballots' }
  | { readonly screen: 'ballot'; readonly ballot: string }
  | { readonly screen: 'documents' }
  | { readonly screen: 'document'; readonly document: string }
  | { readonly screen: 'search' }
  | { readonly screen: 'association' }
  | { readonly screen: 'ledger' }
  | { readonly screen: 'entry'; readonly seq: number }
  | { readonly screen: 'settings' }
  | { readonly screen: 'first-run'; readonly door: 'doors' | 'found' | 'join' | 'sample' }
  | { readonly screen: 'unknown'; readonly path: string };

const ID = '([a-z0-9][a-z0-9-]{0,63})';

const PATTERNS: readonly (readonly [RegExp, (found: string) => Route])[] = [
  [/^\/?$/, () => ({ screen: 'inbox' })],
  [/^\/inbox$/, () => ({ screen: 'inbox' })],
  [/^\/groups$/, () => ({ screen: 'groups' })],
  [new RegExp(`^/groups/${ID}$`), (twg) => ({ screen: 'group', twg })],
  [new RegExp(`^/groups/${ID}/proposal$`), (twg) => ({ screen: 'proposal', twg })],
  [new RegExp(`^/topics/${ID}$`), (topic) => ({ screen: 'topic', topic })],
  [new RegExp(`^/meetings/${ID}$`), (meeting) => ({ screen: 'meeting', meeting })],
  [new RegExp(`^/outputs/${ID}$`), (output) => ({ screen: 'output', output })],
  [/^\/dips$/, () => ({ screen: 'dips' })],
  [new RegExp(`^/dips/${ID}$`), (output) => ({ screen: 'dip', output })],
  [/^\/ballots$/, () => ({ screen: 'ballots' })],
  [/^\/ballots\/([^/]{1,200})$/, (ballot) => ({ screen: 'ballot', ballot })],
  [/^\/documents$/, () => ({ screen: 'documents' })],
  [
    /^\/documents\/([a-z]+(?:\/[a-z0-9][a-z0-9-]{0,63}){1,2})$/,
    (document) => ({ screen: 'document', document }),
  ],
  [/^\/search$/, () => ({ screen: 'search' })],
  [/^\/association$/, () => ({ screen: 'association' })],
  [/^\/ledger$/, () => ({ screen: 'ledger' })],
  [/^\/ledger\/([1-9]\d{0,14})$/, (seq) => ({ screen: 'entry', seq: Number(seq) })],
  [/^\/settings$/, () => ({ screen: 'settings' })],
  [
    /^\/start(?:\/(found|join|sample))?$/,
    (door) => ({
      screen: 'first-run',
      door: door === 'found' || door === 'join' || door === 'sample' ? door : 'doors',
    }),
  ],
];

/** The place that a hash stands for; what is not known is named, so that it can be shown. */
export function routeOf(hash: string): Route {
  const path = hash.replace(/^#/, '').split('?')[0] ?? '';
  for (const [pattern, make] of PATTERNS) {
    const match = pattern.exec(path);
    if (match !== null) return make(decoded(match[1] ?? ''));
  }
  return { screen: 'unknown', path };
}

/** What stands after `?` in the hash. */
export function queryOf(hash: string): URLSearchParams {
  const at = hash.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : hash.slice(at + 1));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const paths = {
  inbox: '#/inbox',
  groups: '#/groups',
  group: (twg: string) => `#/groups/${twg}`,
  proposal: (twg: string) => `#/groups/${twg}/proposal`,
  topic: (topic: string) => `#/topics/${topic}`,
  meeting: (meeting: string) => `#/meetings/${meeting}`,
  output: (output: string) => `#/outputs/${output}`,
  dips: '#/dips',
  dip: (output: string) => `#/dips/${output}`,
  ballots: '#/ballots',
  ballot: (ballot: string) => `#/ballots/${encodeURIComponent(ballot)}`,
  documents: '#/documents',
  document: (document: string) => `#/documents/${document}`,
  searchScreen: '#/search',
  search: (query: string) => `#/search?q=${encodeURIComponent(query)}`,
  association: '#/association',
  ledger: '#/ledger',
  entry: (seq: number) => `#/ledger/${seq}`,
  settings: '#/settings',
  start: '#/start',
} as const;

/** Goes to a place in the app; it can be gone back from. */
export function goTo(path: string): void {
  window.location.hash = path.replace(/^#/, '');
}
