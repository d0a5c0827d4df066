import { beforeAll, describe, expect, it } from 'vitest';
import { ACTS } from '../../shared/rules/acts.ts';
import { EMPTY_STATE, type State } from '../../shared/rules/state.ts';
import { actLabel, actsInWords, consequenceOf, sentenceOf } from '../../shared/wording/index.ts';
import { goldenAssociation } from '../scenarios/golden/association.ts';
import { expectPhrase, expectSentences } from './grammar.ts';

interface Told {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly by: string;
}

let state: State = EMPTY_STATE;
const told: Told[] = [];

/** The acts of the golden ledger, every type among them, and who did each. */
beforeAll(() => {
  const { lines, player } = goldenAssociation();
  state = player.state;
  for (const line of lines) {
    const { act } = JSON.parse(line) as {
      act?: { type: string; data: Readonly<Record<string, unknown>>; device: string };
    };
    if (act === undefined) continue;
    const by = act.device === 'relay' ? 'relay' : (state.device.get(act.device)?.person ?? '');
    told.push({ type: act.type, data: act.data, by });
  }
});

const firstOf = (type: string): Told => {
  const found = told.find((act) => act.type === type);
  if (found === undefined) throw new Error(`no ${type}`);
  return found;
};

describe('acts in words', () => {
  it('are those of the contract, each and no more', () => {
    const types = ACTS.map(({ type }) => type);
    expect(actsInWords().sort()).toEqual([...types].sort());
  });

  it.each(ACTS.map(({ type }) => type))('%s has a label and sentences', (type) => {
    expectPhrase(actLabel(type));
    const acts = told.filter((act) => act.type === type);
    expect(acts.length).toBeGreaterThan(0);
    for (const act of acts) {
      const sentence = sentenceOf(act, state);
      expectSentences(sentence);
      // Everything that it names is known in this ledger: nothing is left as an id or a gap.
      expect(sentence).not.toContain('…');
      expect(sentence).not.toContain('no words for');
      expect(
        sentence.startsWith(
          act.by === 'relay' ? 'The relay ' : (state.person.get(act.by)?.name ?? '-'),
        ),
      ).toBe(true);
      const consequence = consequenceOf(act, state);
      if (consequence !== null) expectSentences(consequence);
    }
  });

  it('say who did what to what', () => {
    const cases: Readonly<Record<string, string>> = {
      'association.found':
        'Office uma founded Kelda Association — “golden” with 7 organizations and 21 people.',
      'proposal.circulate': 'Member B1 circulated the proposal Wallets for 7 days in #operations.',
      'interest.record':
        'Member B1 recorded that Member C1 showed interest in Wallets (Slack #wallets).',
      'proposal.withdraw': 'Member A1 withdrew the proposal Wallets, saying: “Nobody wants it”.',
      'member.add': 'Member A1 added Member F2 to Group operations as observer.',
      'meeting.schedule':
        'Member A1 scheduled the meeting “Weekly” of Group operations: 13:00 UTC on 1 June 2026, 45 minutes, Video.',
      'output.step-back':
        'Member B1 stepped back from obtaining feedback on the report “The report outages”.',
      'dip.extend-last-call':
        'Member E1 extended the last call of DIP 199 “The dip eventful” to 16 days in all.',
    };
    const sentences = Object.keys(cases).map((type) => [type, sentenceOf(firstOf(type), state)]);
    expect(Object.fromEntries(sentences)).toEqual(cases);
  });

  it('say what the relay closed with its outcome', () => {
    expect(sentenceOf(firstOf('ballot.close'), state)).toMatch(
      /^The relay closed the ballot on .+: (it passed|it failed|too few took part for a result)\.$/u,
    );
  });

  it('name the founder before the founding is in the ledger', () => {
    const founding = firstOf('association.found');
    expect(sentenceOf(founding, EMPTY_STATE)).toBe(sentenceOf(founding, state));
  });

  it('hold up where nothing is known, and where the data has no form', () => {
    for (const type of [...ACTS.map((act) => act.type), 'something.new']) {
      for (const data of [
        {},
        null,
        'text',
        [],
        { twg: 1, person: {}, roster: 'x', channels: [1] },
      ]) {
        const sentence = sentenceOf({ type, data, by: 'nobody-known' }, EMPTY_STATE);
        expectSentences(sentence);
        expect(sentence.startsWith('nobody-known ')).toBe(true);
        expect(consequenceOf({ type, data }, EMPTY_STATE) ?? 'None.').toMatch(/\.$/u);
      }
    }
  });

  it('say of what ends no more than the rules end', () => {
    const ends = (type: string, person = 'e2') =>
      consequenceOf({ type, data: { twg: 'operations', person } }, state);
    // Interest outlives the seat; a facilitator may add the person again as they are.
    expect(ends('member.remove')).not.toContain('interest');
    // Notes and minutes stay open to those with a seat, and a DIP goes on without its group.
    expect(ends('twg.conclude')).toBe(
      'The work of Group operations ends: its charter is closed to changes, and nothing more is ' +
        'started, voted on or published in it. A DIP of it goes on. This cannot be undone.',
    );
  });

  it('say of what each member is told that it goes to each member', () => {
    const { data, by } = firstOf('output.circulate');
    const channels = [
      { kind: 'email', name: 'each member' },
      { kind: 'slack', name: '#ops' },
    ];
    const sentence = (named: readonly object[]) =>
      sentenceOf({ type: 'output.circulate', data: { ...data, channels: named }, by }, state);
    expect(sentence(channels)).toMatch(/, through messages to each member and #ops\.$/u);
    expect(sentence([{ kind: 'slack', name: 'each member' }])).toMatch(
      /, through messages to each member\.$/u,
    );
    expect(sentence(channels.slice(1))).toMatch(/, in #ops\.$/u);
  });

  it('name an act of a newer version, and give it no words that are not its own', () => {
    const act = { type: 'council.convene', data: { twg: 'operations' }, by: 'a1' };
    expect(sentenceOf(act, state)).toBe(
      'Member A1 did something that this version has no words for (council.convene).',
    );
    expect(actLabel('council.convene')).toBe('council.convene');
    expect(consequenceOf(act, state)).toBeNull();
  });
});
