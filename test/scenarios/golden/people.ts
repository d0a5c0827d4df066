import { createHash } from 'node:crypto';
import { goldenSigner } from './story.ts';

const ORGANIZATIONS = [
  'Harbor Custody',
  'Northwind Payments',
  'Lattice Labs',
  'Meridian Ventures',
  'Kestrel Networks',
  'Tidewater Credit',
] as const;

const idOf = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

/** Three people of each organization, `a1`, `a2`, `a3`, `b1`, …, and three of the office. */
const PEOPLE = ORGANIZATIONS.flatMap((organization, index) =>
  [1, 2, 3].map((number) => {
    const letter = String.fromCharCode('a'.charCodeAt(0) + index);
    const id = `${letter}${number}`;
    return { id, name: `Member ${id.toUpperCase()}`, organization: idOf(organization) };
  }),
);

const OFFICE = ['uma', 'viggo', 'wren'].map((id) => ({
  id,
  name: `Office ${id}`,
  organization: 'office',
}));

export const TSC = ['a3', 'b3', 'c3', 'd3', 'e3'] as const;

export const FOUNDING_DATA = {
  name: 'Kelda Association — “golden”',
  organizations: [
    ...ORGANIZATIONS.map((name) => ({ id: idOf(name), name })),
    { id: 'office', name: 'Association Office' },
  ],
  persons: [...PEOPLE, ...OFFICE],
  tsc: TSC,
  secretariat: ['uma', 'viggo'],
  leadMaintainer: 'wren',
  relay: { url: 'https://relay.example.org' },
  recovery: { publicKey: goldenSigner('recovery').publicKey },
  rulebook: { reviewDays: 1 },
  rehearsal: true,
};

/** The id of a device is the hash of its key. */
export const deviceOf = (owner: string): string =>
  createHash('sha256').update(goldenSigner(owner).publicKey).digest('hex');
