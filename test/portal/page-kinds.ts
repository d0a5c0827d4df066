import type { State } from '../../shared/rules/index.ts';

/** One path of each kind of page, and more where they differ by what they show. */
export function pageKinds(state: State): { readonly name: string; readonly path: string }[] {
  const each = (kind: string, ids: Iterable<string>): { name: string; path: string }[] =>
    [...ids].sort().map((id) => ({ name: `${kind}-${id}`, path: `/portal/${kind}/${id}` }));
  return [
    { name: 'start', path: '/portal' },
    { name: 'groups', path: '/portal/groups' },
    ...each('groups', state.twg.keys()),
    { name: 'ballots', path: '/portal/ballots' },
    ...each('ballots', state.ballot.keys()),
    ...each('outputs', state.output.keys()),
    { name: 'dips', path: '/portal/dips' },
    ...each('dips', state.dip.keys()),
    { name: 'updates', path: '/portal/updates' },
    ...each('updates', state.update.keys()),
    { name: 'meetings', path: '/portal/meetings' },
    { name: 'about', path: '/portal/about' },
    { name: 'follow', path: '/portal/follow' },
    { name: 'no-such-page', path: '/portal/no-such-page' },
    { name: 'link-used', path: `/portal/enter/${'x'.repeat(43)}` },
  ];
}
