/** Lines of a scenario about an association of five people. */

export const AT = '2026-01-05T10:00:00Z';

/** One line; `data` may be anything, or text that is no JSON at all. */
export function line(by: string, act: string, data: unknown, at = AT): string {
  return JSON.stringify({ at, by, act, data });
}

export const FOUNDING_DATA = {
  name: 'Kelda Association',
  organizations: [
    { id: 'harbor-custody', name: 'Harbor Custody' },
    { id: 'office', name: 'Association Office' },
  ],
  persons: [
    { id: 'uma', name: 'Uma Fairwood', organization: 'office' },
    { id: 'ines', name: 'Ines Calder', organization: 'harbor-custody' },
    { id: 'petra', name: 'Petra Vancey', organization: 'harbor-custody' },
  ],
  tsc: ['petra'],
  secretariat: ['uma'],
  leadMaintainer: 'uma',
};

export const FOUNDING = line('uma', 'association.found', FOUNDING_DATA);

/** A proposal that is accepted. */
export const PROPOSAL_DATA = {
  twg: 'mainnet-ops',
  name: 'Mainnet Operations',
  charter: {},
  facilitators: ['ines'],
};

export const PROPOSAL = line('ines', 'proposal.create', PROPOSAL_DATA);

export const scenario = (...lines: readonly string[]): string =>
  lines.map((text) => `${text}\n`).join('');
