import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_REFUSALS } from '../../shared/protocol/document-messages.ts';
import type { Needs, RefusalCode, RefusalDetails } from '../../shared/rules/refusal.ts';
import { EMPTY_STATE, type State } from '../../shared/rules/state.ts';
import {
  clauseOfRefusal,
  DOCUMENT_CODES,
  needsWords,
  REFUSAL_CODES,
  refusalWords,
  type Words,
} from '../../shared/wording/index.ts';
import { expectPhrase, expectSentences } from './grammar.ts';

const AT = '2026-03-12T14:00:00Z';
const IN_WORDS = '14:00 UTC on 12 March 2026';

/** One of each, so that a new code without an example does not compile. */
const EXAMPLES: { readonly [C in RefusalCode]: RefusalDetails[C] } = {
  malformed: { path: 'data.name' },
  'not-founded': {},
  'id-reused': { id: 'act-1' },
  'unknown-person': { person: null },
  'device-revoked': { device: 'ab'.repeat(32) },
  'out-of-order': { last: 7 },
  'not-a-member': { person: 'ada' },
  unknown: { kind: 'twg', id: 'ops' },
  'duplicate-id': { kind: 'ballot', id: 'b1' },
  'not-permitted': { needs: 'facilitator' },
  'wrong-stage': { stage: 'voting', expected: ['draft', 'circulating'] },
  'text-missing': { textSha256: 'cd'.repeat(32) },
  'ballot-length': { min: 1, max: 30 },
  'no-tsc': {},
  'already-founded': {},
  'rulebook-invalid': { path: 'minOrganizations' },
  'key-in-use': {},
  'stale-basis': { seq: 12 },
  'successor-needed': {},
  'invite-invalid': {},
  'invite-used': { usedAt: AT },
  'invite-expired': { expiredAt: AT },
  'last-device': {},
  'already-seated': { person: 'ada' },
  'not-seated': { person: 'ada' },
  'ballot-open': { ballots: ['b1', 'b2'] },
  'facilitator-count': { have: 3 },
  'charter-incomplete': { missing: ['scope', 'durationDays'] },
  'no-channel': { kinds: ['portal', 'email', 'slack'] },
  'circulation-length': { min: 7, max: 14 },
  'circulation-over': { endedAt: AT },
  'circulation-running': { endsAt: AT },
  'no-interest': { persons: ['ada', 'wen'] },
  'too-few-organizations': { needed: 3, have: 2 },
  'ballot-closed': { closedAt: AT },
  'not-on-roll': {},
  recused: {},
  'wrong-text': { expected: 'ef'.repeat(32) },
  'vote-cast': { persons: ['wen'] },
  'too-early': { closesAt: AT },
  'already-member': { person: 'ada' },
  'not-a-twg-member': { person: 'ada' },
  'hand-over-needed': { person: 'ada' },
  'not-nominated': {},
  'facilitator-present': { persons: ['ada'] },
  'revision-pending': { ballot: 'b1' },
  'ballot-required': { changed: ['scope'] },
  'open-objections': { objections: ['o1'] },
  'charter-expired': { endedAt: AT },
  'output-not-in-charter': { kinds: ['dip', 'report'] },
  'ownership-missing': { duties: ['editing', 'feedback'] },
  'review-running': { endsAt: AT },
  'changes-misstated': { changes: 'none' },
  'group-vote-needed': {},
  'dip-alive': { status: 'last-call' },
  'not-approved': { stage: 'tsc-review' },
  'outputs-open': { outputs: ['r1'] },
  'not-a-dip': { kind: 'report' },
  'not-a-maintainer': { person: 'ada' },
  'number-taken': { number: 42 },
  'last-call-over': { endedAt: AT },
  'engineering-insufficient': { workstreams: [] },
  'already-called': { status: 'accepted' },
  'last-call-length': { min: 14, max: 28 },
  'last-call-running': { endsAt: AT },
  'open-concerns': { concerns: ['c1'] },
  'implementation-incomplete': { workstreams: ['w1', 'w2'] },
};

const STATE: State = {
  ...EMPTY_STATE,
  person: EMPTY_STATE.person
    .set('ada', { id: 'ada', name: 'Ada Byron', organization: 'acme', departed: false })
    .set('wen', { id: 'wen', name: 'Wen Li', organization: 'bolt', departed: false }),
  association: {
    name: 'Test',
    foundedAt: 0,
    rehearsal: true,
    rulebook: {} as never,
    tsc: ['wen'],
    secretariat: ['ada', 'wen'],
    maintainers: ['wen'],
    leadMaintainer: 'ada',
    relay: { publicKey: '', url: null },
    relayKeys: [],
  },
};

const expectWords = ({ title, detail, way }: Words): void => {
  expectPhrase(title);
  expectSentences(detail);
  expectSentences(way);
};

const codes = Object.keys(EXAMPLES) as RefusalCode[];
const say = (code: RefusalCode, details: object = EXAMPLES[code]): Words =>
  refusalWords({ code, ...details }, STATE);

describe('refusals in words', () => {
  it('are those of the rules, each and no more', () => {
    expect([...REFUSAL_CODES].sort()).toEqual([...codes].sort());
  });

  it.each(codes)('%s has a title, its numbers and a way on', (code) => {
    const words = say(code);
    expectWords(words);
    expect(words.title).not.toBe('Refused');
    const whole = `${words.detail} ${words.way}`;
    for (const value of Object.values(EXAMPLES[code])) {
      if (typeof value === 'number') expect(whole).toContain(String(value));
      if (value === AT) expect(whole).toContain(IN_WORDS);
      if (value === 'ada') expect(whole).toContain('Ada Byron');
    }
    expect(refusalWords({ code, details: EXAMPLES[code] }, STATE)).toEqual(words);
  });

  it('say exactly what is lacking', () => {
    expect(say('too-few-organizations')).toEqual({
      title: 'Too few organizations',
      detail: 'The members come from 2 organizations; 3 are needed. Observers do not count.',
      way: 'Add members from 1 more organization.',
    });
    expect(say('charter-incomplete').detail).toBe(
      'Still blank: scope and goal and expected duration.',
    );
    expect(say('no-channel').detail).toBe(
      'Not named yet: the portal, and email or a public Slack channel.',
    );
    expect(say('no-channel', { kinds: ['slack'] }).detail).toBe(
      'Not named yet: a public Slack channel.',
    );
    expect(say('wrong-stage').detail).toBe(
      'It is at “TSC vote” now. This can be done at “draft” or “circulating”.',
    );
    expect(say('no-interest').detail).toBe(
      'Ada Byron and Wen Li have not shown interest in the group.',
    );
    expect(say('circulation-length', { min: 15, max: 14 }).detail).toBe(
      'It circulates for 14 days already, the longest that is allowed.',
    );
    expect(say('engineering-insufficient', { workstreams: ['w1'] }).detail).toBe(
      'Not sufficient yet: w1.',
    );
  });

  it('give whoever has departed no way back that the rules refuse', () => {
    const gone = { id: 'ada', name: 'Ada Byron', organization: 'acme', departed: true };
    const state: State = { ...STATE, person: STATE.person.set('ada', gone) };
    const refusal = { code: 'not-a-member', person: 'ada' };
    expect(refusalWords(refusal, state)).toEqual({
      title: 'Not of the association',
      detail: 'Ada Byron has left the association.',
      way: 'Somebody who comes back is registered anew by the secretariat, with another id.',
    });
    expect(refusalWords(refusal, STATE).way).toContain('admit their organization again');
  });

  it('of the scenarios are all put into words', () => {
    const folder = join(import.meta.dirname, '../scenarios');
    const seen = new Set<string>();
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.expected.json'))) {
      const found = readFileSync(join(folder, file), 'utf8').matchAll(
        /"code":\s*"([a-z-]+)",\s*"details":\s*(\{[^{}]*\})/gu,
      );
      for (const [, code = '', details = ''] of found) {
        seen.add(code);
        const words = refusalWords({ code, details: JSON.parse(details) as object }, EMPTY_STATE);
        expectWords(words);
        expect(words.title).not.toBe('Refused');
      }
    }
    expect(seen.size).toBeGreaterThan(30);
  });

  it('of a newer version are shown as they are', () => {
    const words = refusalWords({ code: 'moon-phase', phase: 3, names: ['x'] }, STATE);
    expectWords(words);
    expect(words.detail).toContain('“moon-phase” (phase: 3; names: ["x"])');
    // A code that is known, with details of another form: nothing is made up of them.
    const other = refusalWords({ code: 'too-few-organizations', needed: 'three' }, STATE);
    expect(other.title).toBe('Refused');
    expect(other.detail).toContain('needed: "three"');
    expect(refusalWords({ code: 'toString' }, STATE).title).toBe('Refused');
  });
});

const NEEDS: { readonly [N in Needs]: true } = {
  secretariat: true,
  'tsc-member': true,
  'lead-maintainer': true,
  maintainer: true,
  manager: true,
  'manager-or-finalizer': true,
  facilitator: true,
  'facilitator-or-finalizer': true,
  'facilitator-or-secretariat-where-none-is-left': true,
  'creator-or-facilitator': true,
  'creator-facilitator-or-secretariat': true,
  member: true,
  'raiser-or-facilitator': true,
  'raiser-or-manager': true,
  objector: true,
  opener: true,
  'device-owner-or-secretariat': true,
  person: true,
  relay: true,
};

describe('who can act', () => {
  it.each(Object.keys(NEEDS) as Needs[])('%s is in words', (needs) => {
    const words = needsWords(needs, STATE);
    expect(words).not.toContain('somebody else (');
    expectSentences(say('not-permitted', { needs }).detail);
  });

  it('names those in office, unless there are many', () => {
    expect(needsWords('secretariat', STATE)).toBe(
      'somebody of the secretariat (Ada Byron or Wen Li)',
    );
    expect(needsWords('lead-maintainer', STATE)).toBe('the lead maintainer (Ada Byron)');
    expect(needsWords('maintainer', EMPTY_STATE)).toBe('a maintainer');
    expect(needsWords('king', STATE)).toBe('somebody else (king)');
  });
});

describe('refused edits in words', () => {
  it('are those of the protocol, each and no more', () => {
    expect([...DOCUMENT_CODES].sort()).toEqual([...DOCUMENT_REFUSALS].sort());
  });

  it.each([...DOCUMENT_REFUSALS])('%s has a title, its numbers and a way on', (code) => {
    for (const details of [{}, { limit: 2048, bytes: 3_145_728, count: 9, root: 'x' }]) {
      const words = refusalWords({ code, details }, STATE);
      expectWords(words);
      expect(words.title).not.toBe('Refused');
    }
  });

  it('give sizes as people count them', () => {
    const words = refusalWords(
      { code: 'update-too-large', details: { limit: 1_572_864, bytes: 2_097_153 } },
      STATE,
    );
    expect(words.detail).toContain('It has 2 MiB; at most 1.5 MiB are taken.');
  });
});

describe('the clause behind a refusal', () => {
  it('is there for what DIP-7 asks, and is not made up for the rest', () => {
    expect(clauseOfRefusal('too-few-organizations')?.text).toContain('a minimum of 3');
    expect(clauseOfRefusal('no-channel', 'update')?.text).toContain('Diem portal');
    expect(clauseOfRefusal('no-channel')?.text).toContain('public slack channels');
    expect(clauseOfRefusal('id-reused')).toBeNull();
    expect(clauseOfRefusal('moon-phase')).toBeNull();
  });
});
