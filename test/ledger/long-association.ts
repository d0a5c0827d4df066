import { TestAssociation } from './test-association.ts';

/** More than 1,024 entries, so that a state hash stands among the lines of its export. */
export function longAssociation(entries = 1030): TestAssociation {
  const association = TestAssociation.enrolled('tess', 'tim');
  association.do('tess', 'rulebook.propose', { ballot: 'fewer', change: { updateDays: 7 } });
  for (let count = association.replica.position.seq; count < entries; count += 1) {
    const type = count % 2 === 0 ? 'tsc.unseat' : 'tsc.seat';
    association.do('sam', type, { person: 'tom' });
  }
  return association;
}
