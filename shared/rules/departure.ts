/** What ends when a person leaves the association, or their organization does. */

import type { Draft } from './draft.ts';
import { interestKey } from './group.ts';
import { changeRoster } from './group-membership.ts';
import { isMaintainer } from './who.ts';
import { recordsWhere } from './table.ts';

const without = (list: readonly string[], gone: ReadonlySet<string>): readonly string[] =>
  list.some((person) => gone.has(person)) ? list.filter((person) => !gone.has(person)) : list;

/** DIPs whose manager is no maintainer any more are without one, until one is assigned. */
export function releaseDips(draft: Draft): void {
  const lost = recordsWhere(
    draft.state.dip,
    ({ manager }) => manager !== null && !isMaintainer(draft.state, manager),
  );
  for (const dip of lost) draft.put('dip', dip.output, { ...dip, manager: null });
}

/**
 * Ends these persons' seats, offices, memberships and interest. A roster that the TSC is voting on
 * stays as it was put to the vote; whoever has left is taken off it when the ballot closes.
 */
export function endSeats(draft: Draft, persons: readonly string[], at: number): void {
  const gone = new Set(persons);
  const { association } = draft;
  const lead = association.leadMaintainer;
  draft.changeAssociation({
    tsc: without(association.tsc, gone),
    secretariat: without(association.secretariat, gone),
    maintainers: without(association.maintainers, gone),
    leadMaintainer: lead !== null && gone.has(lead) ? null : lead,
  });
  releaseDips(draft);
  const seated = recordsWhere(
    draft.state.twg,
    (twg) => twg.stage !== 'voting' && twg.roster.some((seat) => gone.has(seat.person)),
  );
  for (const twg of seated) {
    const staying = twg.roster.filter((seat) => !gone.has(seat.person));
    changeRoster(draft, twg.id, staying);
  }
  const interested = recordsWhere(
    draft.state.interest,
    (interest) => interest.withdrawnAt === null && gone.has(interest.person),
  );
  for (const interest of interested) {
    const key = interestKey(interest.twg, interest.person);
    draft.change('interest', key, { withdrawnAt: at });
  }
}
