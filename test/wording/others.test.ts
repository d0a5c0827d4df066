import { describe, expect, it } from 'vitest';
import type {
  Connection,
  ConnectionStatus,
  HostProblemCode,
  OutboxFate,
} from '../../shared/client/host-messages.ts';
import type { Consequence } from '../../shared/rules/duties.ts';
import {
  EMPTY_STATE,
  SIMPLE_MAJORITY,
  SUPERMAJORITY,
  type Ballot,
} from '../../shared/rules/index.ts';
import type { Choice, Rule } from '../../shared/rules/rule.ts';
import {
  CLAUSE_KEYS,
  clauseOf,
  CONNECTION_STATUSES,
  connectionWords,
  DUTIES_IN_WORDS,
  dutyWords,
  fateWords,
  neededWords,
  PROBLEM_CODES_IN_WORDS,
  problemWords,
  queueWords,
  ruleWords,
} from '../../shared/wording/index.ts';
import { OUTREACH_PROBLEMS } from '../../shared/wording/outreach-problems.ts';
import { expectPhrase, expectSentences } from './grammar.ts';

/** A ballot with votes as written: `+` yes, `-` no, `0` abstain, `r` recused, a space none. */
function ballotOf(written: string, rule: Rule, more: Partial<Ballot> = {}): Ballot {
  const roll = Array.from(written).map((_, index) => `p${index}`);
  const choices: Readonly<Record<string, Choice>> = { '+': 'yes', '-': 'no', '0': 'abstain' };
  return {
    id: 'b1',
    kind: 'output-proceed',
    subject: 'r1',
    body: 'twg',
    openedBy: 'p0',
    openedAt: 0,
    closesAt: 1000,
    roll,
    rule,
    textSha256: '',
    votes: Array.from(written).flatMap((sign, index) => {
      const choice = choices[sign];
      const person = `p${index}`;
      return choice === undefined ? [] : [{ person, device: '', choice, comment: null, at: 1 }];
    }),
    recusals: Array.from(written).flatMap((sign, index) =>
      sign === 'r' ? [{ person: `p${index}`, reason: 'x', at: 1 }] : [],
    ),
    completeAt: null,
    status: 'open',
    outcome: null,
    closedAt: null,
    previous: null,
    charter: null,
    changes: null,
    rulebookChange: null,
    ...more,
  };
}

describe('rules in words', () => {
  const rule = (num: number, den: number, cmp: '>' | '>=', base: Rule['base']): Rule => ({
    threshold: { num, den, cmp },
    base,
    quorum: { num: 1, den: 2, cmp: '>=' },
  });

  it.each([
    [
      SIMPLE_MAJORITY,
      'More yes than no (over 50 % of the votes cast); more than half of the roll must take part.',
    ],
    [
      SUPERMAJORITY,
      'Yes from at least 67 % of the votes cast; more than half of the roll must take part.',
    ],
    [
      rule(2, 3, '>=', 'eligible'),
      'Yes from at least 2/3 of everyone eligible; at least half of the roll must take part.',
    ],
    [
      { ...rule(665, 1000, '>', 'cast'), quorum: { num: 3, den: 4, cmp: '>=' } },
      'Yes from over 66.5 % of the votes cast; at least 75 % of the roll must take part.',
    ],
    [
      { ...rule(1, 2, '>=', 'cast'), quorum: { num: 0, den: 1, cmp: '>=' } },
      'Yes from at least 50 % of the votes cast; any number of people may take part.',
    ],
  ] as const)('%j', (given, words) => {
    expect(ruleWords(given)).toBe(words);
  });
});

describe('what a ballot needs, in words', () => {
  it.each([
    [
      '++-',
      SUPERMAJORITY,
      'Quorum met: 3 of 3 on the roll took part, 2 needed. Needs 3 yes of 3 cast: 2 of 3 is 66.7 %, below 67 %. It does not pass as it stands.',
    ],
    [
      '++-  ',
      SUPERMAJORITY,
      'Quorum met: 3 of 5 on the roll took part, 3 needed. Needs 3 yes of 3 cast: 2 of 3 is 66.7 %, below 67 %. It passes with 1 more yes vote if nobody else votes.',
    ],
    [
      '     ',
      SIMPLE_MAJORITY,
      'Quorum not met: 0 of 5 on the roll took part, 3 needed. Nobody has voted yes or no. It passes with 3 more yes votes if nobody else votes.',
    ],
    [
      '+++  ',
      SIMPLE_MAJORITY,
      'Quorum met: 3 of 5 on the roll took part, 3 needed. Needed 2 yes of 3 cast: 3 of 3 is 100 %, over 50 %. It passes as it stands. Whatever the other 2 people do, the outcome stays the same.',
    ],
    [
      '+-  ',
      SIMPLE_MAJORITY,
      'Quorum not met: 2 of 4 on the roll took part, 3 needed. Needs 2 yes of 2 cast: 1 of 2 is 50 %, not over 50 %. It passes with 1 more yes vote if nobody else votes.',
    ],
    [
      '--- ',
      SIMPLE_MAJORITY,
      'Quorum met: 3 of 4 on the roll took part, 3 needed. Needs 2 yes of 3 cast: 0 of 3 is 0 %, not over 50 %. Even with the 1 vote still out it could not pass. Whatever the other 1 person does, the outcome stays the same.',
    ],
  ])('%j', (written, rule, words) => {
    expect(neededWords(ballotOf(written, rule))).toBe(words);
  });

  it('never rounds a share to the other side of what is asked', () => {
    const close = ballotOf(`${'+'.repeat(6699)}${'-'.repeat(3301)}`, SUPERMAJORITY);
    expect(neededWords(close)).toContain('6699 of 10000 is 66.99 %, below 67 %');
  });

  it.each([
    ['passed', 'Passed with 2 yes, 1 no, 1 abstained.'],
    ['failed', 'Failed with 2 yes, 1 no, 1 abstained.'],
    ['no-quorum', 'No quorum: 2 yes, 1 no, 1 abstained, of 5 on the roll.'],
    ['withdrawn', 'Withdrawn before it was decided.'],
  ] as const)('once it has closed: %s', (outcome, words) => {
    const closed = ballotOf('++-0 ', SIMPLE_MAJORITY, { status: 'closed', outcome, closedAt: 1 });
    expect(neededWords(closed)).toBe(words);
  });
});

const CONSEQUENCES: { readonly [C in Consequence]: string } = {
  'ballot-closes-without-your-vote': 'ballot.cast',
  'group-waits-for-a-facilitator': 'facilitator.accept',
  'proposal-cannot-be-presented': 'members.choose',
  'proposal-waits-for-the-vote': 'proposal.present',
  'update-overdue': 'update.post',
  'output-cannot-go-to-the-vote': 'output.assign',
  'output-waits-for-approval': 'output.request-approval',
  'output-not-circulated': 'output.circulate',
  'dip-not-submitted': 'dip.submit',
  'dip-has-no-manager': 'dip.assign-manager',
  'dip-waits-to-be-merged': 'dip.merge',
  'acceptance-cannot-be-requested': 'concern.resolve',
  'dip-waits-for-acceptance': 'dip.request-acceptance',
  'nothing-new-can-be-voted-on': 'charter.revise',
  'too-few-organizations': 'member.add',
  'group-without-facilitator': 'facilitator.appoint',
};

describe('duties in words', () => {
  it('are those that the rules ask for, each and no more', () => {
    expect([...DUTIES_IN_WORDS].sort()).toEqual(Object.values(CONSEQUENCES).sort());
  });

  it.each(Object.entries(CONSEQUENCES) as [Consequence, string][])('%s', (consequence, duty) => {
    for (const kind of ['twg', 'ballot', 'output', 'dip', 'concern', 'something']) {
      const words = dutyWords({ duty, subject: { kind, id: 'x1' }, consequence }, EMPTY_STATE);
      expectPhrase(words.verb);
      expectSentences(words.consequence);
      expect(words.subject).toContain('x1');
    }
  });

  it('says of members still to be chosen all that they lack, not only their organizations', () => {
    const consequence: Consequence = 'proposal-cannot-be-presented';
    const duty = { duty: 'members.choose', subject: { kind: 'twg', id: 'ops' }, consequence };
    expect(dutyWords(duty, EMPTY_STATE).consequence).toBe(
      'The proposal cannot be presented until its members are chosen: people who have shown ' +
        'interest, from enough organizations.',
    );
  });
});

const PROBLEMS: { readonly [C in HostProblemCode]: true } = {
  'malformed-request': true,
  internal: true,
  'unknown-association': true,
  disk: true,
  'keys-locked': true,
  'keys-unavailable': true,
  'wrong-passphrase': true,
  'invite-malformed': true,
  'invite-mistyped': true,
  'invite-needs-address': true,
  'invite-unknown': true,
  'invite-used': true,
  'invite-expired': true,
  'invite-of-another-association': true,
  'relay-unreachable': true,
  'relay-incompatible': true,
  'relay-of-another-association': true,
  'relay-refused': true,
  'not-here': true,
  'read-only': true,
  cancelled: true,
};

describe('problems in words', () => {
  it('are those of the host, each and no more', () => {
    expect([...PROBLEM_CODES_IN_WORDS].sort()).toEqual(Object.keys(PROBLEMS).sort());
  });

  it.each(Object.keys(PROBLEMS))('%s', (code) => {
    for (const details of [{}, { reason: 'ECONNREFUSED', url: 'https://x.example', what: 'git' }]) {
      const words = problemWords({ code, message: 'for the log', details });
      expectPhrase(words.title);
      expectSentences(words.detail);
      expectSentences(words.way);
      expect(words.detail).not.toContain('for the log');
    }
  });

  it.each([
    'other-tab',
    'already-here',
    'act-sent',
    'closed',
    'link-malformed',
    'recovery-malformed',
    'recovery-unknown',
    'text-too-large',
    'unknown-entry',
  ])('%s, which hosts give beside those', (code) => {
    const words = problemWords({ code, message: 'for the log' });
    expectPhrase(words.title);
    expectSentences(words.detail);
    expectSentences(words.way);
    expect(words.detail).not.toContain('for the log');
  });

  it.each(Object.keys(OUTREACH_PROBLEMS))('of a relay that reaches people: %s', (problem) => {
    const details = { problem, status: 409 };
    const words = problemWords({ code: 'relay-refused', message: 'for the log', details });
    expectPhrase(words.title);
    expectSentences(words.detail);
    expectSentences(words.way);
    expect(words.title).not.toBe(problemWords({ code: 'relay-refused', message: '' }).title);
  });

  it('say why a browser is read-only', () => {
    const why = (reason: string) =>
      problemWords({ code: 'read-only', message: '', details: { reason } }).detail;
    expect(why('no-secure-context')).toContain('https');
    expect(why('no-ed25519')).toContain('Ed25519');
    expect(why('frozen')).toContain('between this device and the relay');
  });

  it('of a newer version keep their message', () => {
    const words = problemWords({ code: 'comet', message: 'A comet passed.' });
    expect(words.detail).toBe('A comet passed (comet).');
  });
});

const connection = (status: ConnectionStatus, reason: string | null): Connection => ({
  status,
  relayUrl: 'https://relay.example',
  since: 0,
  acknowledgedAt: 1_773_324_000_000,
  clockOffset: null,
  reason,
  hostedBy: null,
  clock: 'believed',
});

describe('the connection in words', () => {
  it.each(CONNECTION_STATUSES)('%s', (status) => {
    const words = connectionWords(connection(status, 'ECONNREFUSED'));
    expectPhrase(words.label);
    expectSentences(words.detail);
    expect(words.detail.includes('ECONNREFUSED')).toBe(status !== 'online');
    expect(words.detail).toContain('14:00 UTC on 12 March 2026');
  });
});

describe('what became of an act, in words', () => {
  const refusal = { code: 'too-few-organizations', details: { needed: 3, have: 2 } };
  const receipt = { seq: 12 } as never;
  const FATES: { readonly [S in OutboxFate['status']]: OutboxFate & { readonly status: S } } = {
    queued: { status: 'queued' },
    sent: { status: 'sent' },
    accepted: { status: 'accepted', receipt },
    refused: { status: 'refused', refusal },
    held: { status: 'held', refusal },
    problem: { status: 'problem', code: 'basis', message: 'not yet.' },
  };

  it.each(Object.values(FATES))('$status', (fate) => {
    const words = fateWords(fate, EMPTY_STATE);
    expectPhrase(words.label);
    expectSentences(words.detail);
    if (words.way !== null) expectSentences(words.way);
  });

  it('says the numbers of a refusal and what one can do', () => {
    expect(fateWords(FATES.held, EMPTY_STATE).detail).toContain('3 are needed');
    expect(fateWords(FATES.held, EMPTY_STATE).way).toMatch(/^Drop it, or send it all the same/u);
    expect(fateWords(FATES.accepted, EMPTY_STATE).detail).toContain('entry 12');
    expect([0, 1, 2].map(queueWords)).toEqual(['nothing queued', '1 act queued', '2 acts queued']);
  });
});

describe('clauses', () => {
  it.each(CLAUSE_KEYS)('%s is quoted', (key) => {
    const { text, source } = clauseOf(key);
    expect(text.length).toBeGreaterThan(20);
    expect(['DIP-7', 'DIP-0']).toContain(source);
  });
});
