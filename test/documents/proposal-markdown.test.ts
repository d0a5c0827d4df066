import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../shared/documents/normalize-text.ts';
import { proposalMarkdown, type ProposalText } from '../../shared/documents/proposal-markdown.ts';
import { parseProposal } from './parse-proposal.ts';

const example: ProposalText = {
  twg: 'mainnet-operations',
  name: 'Mainnet Operations',
  charter: {
    scope: 'Agree on how members operate validators.  \r\n\r\n- incidents\r- upgrades\n\n',
    limits: 'Not the protocol itself.',
    outputs: [
      { kind: 'report', title: 'Incident process' },
      { kind: 'dip', title: 'Operator roles #2 ' },
    ],
    durationDays: 90,
    profiles: 'Operators of validators.',
  },
  facilitators: [
    {
      person: 'ada',
      name: 'Ada Byron',
      organization: 'bison-trails',
      organizationName: 'Bison Trails',
    },
  ],
  members: [
    {
      person: 'zoe',
      name: 'Zoë',
      organization: 'xapo',
      organizationName: 'Xapo & Co',
      role: 'reviewer',
    },
    {
      person: 'grace',
      name: 'Grace [gh] Hopper',
      organization: 'novi',
      organizationName: 'Novi',
      role: 'contributor',
    },
    {
      person: 'ada',
      name: 'Ada Byron',
      organization: 'bison-trails',
      organizationName: 'Bison Trails',
      role: 'facilitator',
    },
  ],
};

// The example of docs/PROTOCOL.md. If these bytes change, every vote ever cast on a proposal
// names a text that can no longer be made: that is a new version of the protocol.
const exampleText = `# Technical working group: Mainnet Operations

Group: \`mainnet-operations\`

## Scope and goal

> Agree on how members operate validators.
>
> - incidents
> - upgrades

## Limits of its focus

> Not the protocol itself.

## Expected final output

- Report: Incident process
- DIP: Operator roles \\#2

## Expected duration of operation

90 days

## Facilitators

- Ada Byron (\`ada\`), Bison Trails (\`bison-trails\`)

## Desired member profiles

> Operators of validators.

## Members and their roles

- Ada Byron (\`ada\`), Bison Trails (\`bison-trails\`): facilitator
- Grace \\[gh\\] Hopper (\`grace\`), Novi (\`novi\`): contributor
- Zoë (\`zoe\`), Xapo \\& Co (\`xapo\`): reviewer
`;

describe('the text of a proposal', () => {
  it('has the bytes that the protocol gives', () => {
    expect(proposalMarkdown(example)).toBe(exampleText);
  });

  it('says what is not given yet', () => {
    const text = proposalMarkdown({
      twg: 'x',
      name: '',
      charter: { scope: ' \n', limits: '', outputs: [], durationDays: null, profiles: '' },
      facilitators: [],
      members: [],
    });
    expect(text).toBe(
      '# Technical working group: \n\nGroup: `x`\n\n## Scope and goal\n\n>\n\n## Limits of its focus\n\n>\n\n' +
        '## Expected final output\n\nNone given.\n\n## Expected duration of operation\n\nNot given.\n\n' +
        '## Facilitators\n\nNone given.\n\n## Desired member profiles\n\n>\n\n## Members and their roles\n\nNone given.\n',
    );
  });

  it('sorts by code units, organization before person, whatever order is given', () => {
    const person = (organization: string, id: string) =>
      ({
        person: id,
        name: id,
        organization,
        organizationName: organization,
        role: 'contributor',
      }) as const;
    const members = [person('a-b', 'z'), person('a', 'b'), person('a0', 'a'), person('a', 'a')];
    const text = proposalMarkdown({
      ...example,
      members,
      facilitators: [person('z', 'b'), person('y', 'c')],
    });
    expect(parseProposal(text).members.map((m) => `${m.organization}/${m.person}`)).toEqual([
      'a/a',
      'a/b',
      'a-b/z',
      'a0/a',
    ]);
    expect(parseProposal(text).facilitators.map((m) => m.person)).toEqual(['b', 'c']);
    expect(
      proposalMarkdown({
        ...example,
        members: members.toReversed(),
        facilitators: [person('y', 'c'), person('z', 'b')],
      }),
    ).toBe(text);
  });

  it('keeps a name on its line, and shows what would turn the reading direction', () => {
    const text = proposalMarkdown({ ...example, name: 'A\n## Limits\u202e\u2028*b*' });
    expect(text.split('\n')[0]).toBe(
      '# Technical working group: A&#xA;\\#\\# Limits&#x202E;&#x2028;\\*b\\*',
    );
  });

  it('cannot be imitated by free text', () => {
    const scope = 'Narrow.\n\n## Limits of its focus\n\n> None.';
    expect(
      parseProposal(proposalMarkdown({ ...example, charter: { ...example.charter, scope } }))
        .charter,
    ).toMatchObject({
      scope,
      limits: 'Not the protocol itself.',
    });
  });
});

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,10}$/);
// Pieces that mean something to the format or to Markdown, among arbitrary text.
const piece = fc.oneof(
  fc.constantFrom(
    '\n',
    '\r',
    '\r\n',
    ' ',
    '\t',
    '>',
    '> ',
    '- ',
    '## Facilitators',
    '`',
    '`)',
    ' (`a`), ',
    ': ',
    '\\',
    '&#xA;',
    '&',
    '\ufeff',
    '\u2028',
    '\ud800',
    'None given.',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const freeText = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
const personText = fc.record({
  person: id,
  name: freeText,
  organization: id,
  organizationName: freeText,
});
const role = fc.constantFrom(
  'facilitator',
  'co-facilitator',
  'contributor',
  'reviewer',
  'observer',
);
const proposal: fc.Arbitrary<ProposalText> = fc.record({
  twg: id,
  name: freeText,
  charter: fc.record({
    scope: freeText,
    limits: freeText,
    outputs: fc.array(
      fc.record({ kind: fc.constantFrom('dip', 'report', 'recommendation'), title: freeText }),
      { maxLength: 3 },
    ),
    durationDays: fc.option(fc.integer({ min: 1, max: 1095 })),
    profiles: freeText,
  }),
  facilitators: fc.uniqueArray(personText, { maxLength: 2, selector: (p) => p.person }),
  members: fc.uniqueArray(
    fc.tuple(personText, role).map(([p, r]) => ({ ...p, role: r })),
    { maxLength: 4, selector: (p) => p.person },
  ),
});

function normalized(p: ProposalText): ProposalText {
  const key = (m: { organization: string; person: string }): string =>
    `${m.organization}\u0000${m.person}`;
  return {
    ...p,
    charter: {
      ...p.charter,
      scope: normalizeText(p.charter.scope),
      limits: normalizeText(p.charter.limits),
      profiles: normalizeText(p.charter.profiles),
      outputs: p.charter.outputs.map(({ kind, title }) => ({ kind, title: normalizeText(title) })),
    },
    facilitators: [...p.facilitators].sort((a, b) => (a.person < b.person ? -1 : 1)),
    members: [...p.members].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
  };
}

describe('any proposal', () => {
  it('can be read back in full, so no two share a text', () => {
    fc.assert(
      fc.property(proposal, (p) => {
        expect(parseProposal(proposalMarkdown(p))).toEqual(normalized(p));
      }),
      { numRuns: 1000 },
    );
  });

  it('survives UTF-8', () => {
    fc.assert(
      fc.property(proposal, (p) => {
        const text = proposalMarkdown(p);
        expect(new TextDecoder().decode(new TextEncoder().encode(text))).toBe(text);
      }),
    );
  });
});

describe('normalized text', () => {
  it('has LF, no trailing white space, no empty lines at the end', () => {
    expect(normalizeText('\n a \t\r\n\r\rb\u00a0\u3000\n \n')).toBe('\n a\n\n\nb');
    expect(normalizeText(' \r\n\t')).toBe('');
    expect(normalizeText('a  b')).toBe('a  b');
  });

  it('is normalized once and for all', () => {
    fc.assert(
      fc.property(freeText, (text) => {
        const once = normalizeText(text);
        expect(normalizeText(once)).toBe(once);
        expect(once).not.toMatch(/\r|\s$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a megabyte of spaces inside a line', () => {
    const line = `a${' '.repeat(1_000_000)}b`;
    expect(normalizeText(line)).toBe(line);
  });
});
