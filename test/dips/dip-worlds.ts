/** A DIP in each of the situations that its page tells apart. */

import { association, dips, outputs, play } from '../rules/moves.ts';
import { groups, once, proposals, voted, works } from '../rules/cases/worlds.ts';
import { DAY, sha256, type World } from '../rules/world.ts';

const MAX = association.maintain('max');
const kept = (world: World): World => play(world, MAX);

const engineered = once(() => kept(play(proposals.draft(), dips.openWorkstream())));

export const SITUATIONS: Readonly<Record<string, () => World>> = {
  approved: once(() => kept(works.approved())),
  submitted: once(() => kept(proposals.submitted())),
  unmanaged: once(() => play(kept(proposals.submitted()), association.dismiss('mona'))),
  denied: once(() => kept(play(proposals.submitted(), dips.deny()))),
  'denied, and improved': once(() =>
    kept(play(proposals.submitted(), dips.deny(), outputs.reopen())),
  ),
  withdrawn: once(() => kept(play(proposals.draft(), dips.withdraw()))),
  'withdrawn after a revision': once(() => {
    const text = 'Another text.';
    const revised = dips.revise('editorial', { textSha256: sha256(text) });
    return kept(play(proposals.draft().text(text), revised, dips.withdraw()));
  }),
  draft: once(() => kept(proposals.draft())),
  'draft under way': engineered,
  'draft ready': once(() => play(engineered(), dips.progress('sufficient'))),
  'last call': once(() => kept(proposals.lastCall())),
  'last call with a concern': once(() =>
    kept(play(proposals.lastCall(), dips.raiseConcern('bob'))),
  ),
  'last call over': once(() => kept(proposals.lastCallOver())),
  'last call over, a concern open': once(() =>
    kept(play(proposals.lastCall(), dips.raiseConcern('bob')).later(14 * DAY)),
  ),
  voting: once(() => kept(proposals.acceptanceVote())),
  'no quorum': once(() =>
    kept(voted(proposals.acceptanceVote(), 'acceptance-1', 'one yes').later(1)),
  ),
  'second round': once(() => play(kept(proposals.lastCall()), dips.revise('material'))),
  accepted: once(() => kept(proposals.accepted())),
  'accepted and complete': once(() => play(kept(proposals.accepted()), dips.progress('complete'))),
  final: once(() => kept(proposals.final())),
  'rejected by the vote': once(() => kept(proposals.rejected())),
  'rejected by its manager': once(() => kept(play(proposals.lastCall(), dips.reject()))),
  deprecated: once(() => play(kept(proposals.final()), dips.deprecate())),
};

/** No DIP anywhere. */
export const without = groups.formed;
