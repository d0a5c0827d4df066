/** Which acts a person is asked about before a key signs, wherever the key is kept. */

const ASKED: ReadonlySet<string> = new Set([
  'ballot.cast',
  'ballot.recuse',
  'association.found',
  'organization.withdraw',
  'person.depart',
]);

/** Whole families: one that is added to the rules later is asked about too. */
const FAMILIES = /^(device|tsc|secretariat|lead-maintainer|maintainer|relay)\./;

/** Votes, offices, devices and the relay: the person is asked about each before it is signed. */
export const isAskedAbout = (type: string): boolean => ASKED.has(type) || FAMILIES.test(type);
