import { describe, expect, it } from 'vitest';
import { commitFacts } from '../../shared/dips/commit-facts.ts';
import { nextCommit } from '../../shared/dips/next-commit.ts';
import { known } from '../../shared/rules/index.ts';
import { sampleLedger } from '../portal/sample-ledger.ts';
import { facts } from './facts.ts';

const { state } = sampleLedger();
const [MATEOS] = known(state, 'output', 'delivery-receipts').dissents;
const A = 'a1'.repeat(32);
const B = 'b2'.repeat(32);

describe('minority opinions', () => {
  const { message, pullRequestBody } = nextCommit(
    facts({
      opinions: [
        { organization: 'Kelda Node Cooperative', textSha256: A },
        { organization: null, textSha256: B },
      ],
    }),
  );

  it('are in the pull request, each on a line: of whom, its hash, and where it is', () => {
    expect(pullRequestBody).toContain(`
Not all of the group agree: 2 minority opinions travel with this text. They are in an export of that ledger, each under its SHA-256, and on the output’s page in Convene.

- Minority opinion of a member of \`Kelda Node Cooperative\`: SHA-256 \`${A}\`
- Minority opinion of a member of the association: SHA-256 \`${B}\`
`);
  });

  it('are in the commit, and a trailer each', () => {
    expect(message.replaceAll('\n', ' ')).toContain('2 minority opinions travel with this text.');
    expect(message).toContain(
      `\nConvene-Minority-Opinion: ${A}\nConvene-Minority-Opinion: ${B}\nConvene-Ledger: `,
    );
  });

  it('of an organization whose name is made to mean something is code on one line', () => {
    const opinions = [{ organization: '`x`\n# A [skip ci] closes #1 @everyone', textSha256: A }];
    expect(nextCommit(facts({ opinions })).pullRequestBody).toContain(
      `- Minority opinion of a member of \`ˋxˋ # A (skip ci) closes no. 1 @everyone\`: SHA-256`,
    );
  });

  it('fit into what is handed over, however many there are', () => {
    const opinions = Array.from({ length: 1000 }, (_, index) => ({
      organization: 'Ö'.repeat(300),
      textSha256: index.toString(16).padStart(64, '0'),
    }));
    const commit = nextCommit(facts({ opinions }));
    expect(commit.message.length).toBeLessThan(20_000);
    expect(commit.pullRequestBody.length).toBeLessThan(60_000);
    expect(commit.message.replaceAll('\n', ' ')).toContain('1000 minority opinions travel');
    expect(commit.pullRequestBody).toContain('\n- And 950 more\n');
  });

  it('are not spoken of where there are none', () => {
    const without = nextCommit(facts());
    expect(`${without.message}${without.pullRequestBody}`).not.toMatch(/opinion/i);
  });

  it('come from the ledger with every step, and name nobody who has not chosen it', () => {
    const given = facts({ ...commitFacts(state, 'delivery-receipts'), step: 'last-call' });
    const commit = nextCommit(given);
    expect(MATEOS).toMatchObject({ person: 'mateo' });
    for (const said of [commit.message, commit.pullRequestBody]) {
      expect(said).toContain('a minority opinion travels with this text.');
      expect(said).toContain(MATEOS?.textSha256);
      expect(said).not.toMatch(/mateo/i);
    }
    expect(nextCommit(facts(commitFacts(state, 'retry-rules'))).message).not.toContain('opinion');
  });
});
