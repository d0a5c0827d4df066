import { beforeAll, describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../shared/cli/node-crypto.ts';
import { Player } from '../../shared/cli/player.ts';
import { checkDips } from '../../shared/documents/dip-check.ts';
import {
  readyStep,
  rehearsalScript,
  type RehearsalDocument,
  type RehearsalScript,
} from '../../shared/rehearsal/index.ts';
import {
  access,
  DAY,
  dutiesOf,
  EMPTY_STATE,
  needed,
  readInstant,
  updatesOverdue,
  type State,
} from '../../shared/rules/index.ts';
import { dutyWords, sentenceOf } from '../../shared/wording/index.ts';

const NOW = readInstant('2026-11-25T18:00:00Z') ?? 0;

interface Refused {
  readonly type: string;
  readonly by: string;
  readonly played: unknown;
}

interface Rehearsed {
  readonly script: RehearsalScript;
  readonly player: Player;
  readonly refused: readonly Refused[];
  /** Documents that their writer may not write when the script says so. */
  readonly notWritable: readonly string[];
}

/** Plays the script as the app does: each step at its instant, each document once its time has come. */
function rehearse(now: number): Rehearsed {
  const script = rehearsalScript(now);
  const player = new Player();
  const refused: Refused[] = [];
  const notWritable: string[] = [];
  const waiting: RehearsalDocument[] = [...script.documents];
  const write = (until: number): void => {
    while ((waiting[0]?.at ?? 1) <= until) {
      const next = waiting.shift();
      if (next !== undefined && !access(player.state, next.by, next.document).write) {
        notWritable.push(`${next.document} by ${next.by}`);
      }
    }
  };
  for (const [index, step] of script.steps.entries()) {
    write(step.at - 1);
    const textOfBallot = (ballot: string): string | undefined =>
      player.state.ballot.get(ballot)?.textSha256;
    const sha256 = (text: string): string => nodeCrypto.sha256(text);
    const { data, texts } = readyStep(step, sha256, textOfBallot);
    // The player keeps a text that is given in full.
    const given = texts[0] === undefined ? data : { ...data, textSha256: `text:${texts[0]}` };
    const line = { line: index + 1, at: now + step.at, by: step.by, act: step.type, data: given };
    const played = player.play(line);
    if (!played.accepted) refused.push({ type: step.type, by: step.by, played });
  }
  player.until(now);
  write(0);
  return { script, player, refused, notWritable };
}

let rehearsed: Rehearsed;
let state: State = EMPTY_STATE;

beforeAll(() => {
  rehearsed = rehearse(NOW);
  ({ state } = rehearsed.player);
});

const dutiesFor = (person: string): string[] =>
  dutiesOf(state, person, NOW).map(({ duty, subject }) => `${duty} ${subject.id}`);

describe('the sample association', () => {
  it('is made of acts that the rules accept, each of them', () => {
    expect(rehearsed.refused).toEqual([]);
    expect(rehearsed.script.steps.length).toBeGreaterThan(200);
  });

  it('has its documents written by people who may write them at that time', () => {
    expect(rehearsed.notWritable).toEqual([]);
    expect(rehearsed.script.documents.length).toBeGreaterThan(15);
  });

  it('goes forward in time and ends before now', () => {
    const times = rehearsed.script.steps.map(({ at }) => at);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(times.at(-1)).toBeLessThan(0);
    expect(rehearsed.script.steps[0]?.type).toBe('association.found');
    expect(state.association?.rehearsal).toBe(true);
  });

  it('has groups at every stage that one comes across', () => {
    const stages = [...state.twg.values()].map(({ id, stage }) => [id, stage]);
    expect(Object.fromEntries(stages)).toEqual({
      'mainnet-operations': 'formed',
      'off-chain-messaging': 'concluded',
      'validator-onboarding': 'voting',
      'fee-transparency': 'circulating',
      'wallet-recovery': 'draft',
      'ledger-archives': 'declined',
    });
  });

  it('has Mainnet Operations in the middle of its life', () => {
    const twg = state.twg.get('mainnet-operations');
    if (twg === undefined) throw new Error('not there');
    const weeks = (NOW - (twg.formedAt ?? 0)) / (7 * DAY);
    expect(weeks).toBeGreaterThan(9.5);
    expect(weeks).toBeLessThan(10.5);
    expect(updatesOverdue(twg, NOW)).toBe(1);
    const topics = [...state.topic.values()].map(({ id, status }) => [id, status]);
    expect(Object.fromEntries(topics)).toEqual({
      'severity-levels': 'agreed',
      'maintenance-windows': 'agreed',
      'printed-handbook': 'dropped',
      'incident-chair': 'open',
      'status-page': 'open',
    });
    const outputs = twg.outputs.map((id) => [id, state.output.get(id)?.stage]);
    expect(Object.fromEntries(outputs)).toEqual({
      'incident-process': 'circulated',
      'on-call-practice': 'tsc-vote',
      'upgrade-rehearsals': 'drafting',
    });
    const meetings = [...state.meeting.values()].map(({ at }) => at > NOW);
    expect(new Set(meetings)).toEqual(new Set([true, false]));
  });

  it('has DIPs that are Accepted and in last call, with an open concern', () => {
    expect(state.dip.get('retry-rules')).toMatchObject({ status: 'accepted', number: 189 });
    const dip = state.dip.get('delivery-receipts');
    expect(dip).toMatchObject({ status: 'last-call', number: 204, manager: 'kenji' });
    expect(dip?.lastCall?.endsAt).toBeGreaterThan(NOW);
    expect(dip?.concerns.map((id) => state.concern.get(id)?.resolution === null)).toEqual([
      false,
      true,
    ]);
    expect(dip?.workstreams).toHaveLength(2);
  });

  it('has ballots that are open and not decided', () => {
    expect(state.openBallots).toEqual([
      'approve-on-call',
      'form-onboarding',
      'vote-incident-chair',
    ]);
    for (const id of state.openBallots) {
      const ballot = state.ballot.get(id);
      if (ballot === undefined) throw new Error(id);
      expect(ballot.closesAt - NOW).toBeGreaterThan(DAY);
      expect(ballot.votes.length).toBeGreaterThan(1);
      expect(needed(ballot).decided, id).toBe(false);
    }
    expect([...state.ballot.values()].filter(({ outcome }) => outcome === 'failed')).toHaveLength(
      1,
    );
  });

  it('has interest of two organizations in the proposal that circulates', () => {
    const organizations = [...state.interest.values()]
      .filter(({ twg }) => twg === 'fee-transparency')
      .map(({ person }) => state.person.get(person)?.organization);
    expect(new Set(organizations).size).toBe(2);
  });

  it('owes each persona what their description says', () => {
    expect(dutiesFor('amara')).toEqual([
      'update.post mainnet-operations',
      'ballot.cast vote-incident-chair',
      'output.assign upgrade-rehearsals',
    ]);
    expect(dutiesFor('tomasz')).toEqual([
      'ballot.cast form-onboarding',
      'ballot.cast approve-on-call',
    ]);
    expect(dutiesFor('priya')).toEqual(['members.choose fee-transparency']);
    expect(dutiesFor('kenji')).toEqual(['concern.resolve receipt-keys']);
    expect(dutiesFor('hannah')).toContain('concern.resolve receipt-keys');
    expect(dutiesFor('dalia')).toEqual(['ballot.cast approve-on-call']);
    expect(dutiesFor('ines')).toEqual([]);
  });

  it('has everybody with a device, an organization and a description', () => {
    const { personas, founding } = rehearsed.script;
    const persons = [...state.person.keys()].sort();
    expect(personas.map(({ id }) => id).sort()).toEqual(persons);
    expect(founding.organizations).toHaveLength(9);
    expect(persons).toHaveLength(24);
    expect(new Set([...state.device.values()].map(({ person }) => person)).size).toBe(24);
    const used = new Set(personas.map(({ organization }) => organization));
    expect(used.size).toBe(9);
    for (const { about } of personas) expect(about).toMatch(/^[A-Z].+\.$/u);
  });

  it('can be told in sentences, and its duties in words, with nothing left as an id', () => {
    for (const { type, by, data } of rehearsed.script.steps) {
      expect(sentenceOf({ type, by, data }, state)).not.toMatch(/…[^”]|undefined|\[object/u);
    }
    for (const person of state.person.keys()) {
      for (const duty of dutiesOf(state, person, NOW)) {
        const words = dutyWords(duty, state);
        expect(words.subject).not.toContain(duty.subject.id);
      }
    }
  });

  it('has DIPs that a check of their form finds nothing against', () => {
    const written = rehearsed.script.documents.flatMap((each) =>
      each.kind === 'text' && each.text.startsWith('---\ndip:')
        ? [{ file: each.document, text: each.text }]
        : [],
    );
    // As each was written last.
    const dips = [...new Map(written.map((dip) => [dip.file, dip])).values()];
    expect(dips).toHaveLength(2);
    const problems = checkDips(dips).flat();
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is the same for the same now, and holds at another', () => {
    expect(rehearsalScript(NOW)).toEqual(rehearsed.script);
    const leapDay = rehearse(readInstant('2028-02-29T23:59:59.999Z') ?? 0);
    expect(leapDay.refused).toEqual([]);
    expect(leapDay.player.state.openBallots).toEqual(state.openBallots);
  });
});
