import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { dutiesOf, HOUR, isMember, tallyOf } from '../../shared/rules/index.ts';
import { messageSource } from '../../sync-server/outreach/messages/index.ts';
import type { MessageView, Outgoing } from '../../sync-server/outreach/outgoing.ts';
import { eventOf, flawsOf, received } from './mail-round-trip.ts';
import { dueIn, identityOf, viewOf, type ViewMore } from './message-world.ts';
import { NOW, sampleHistory, type SampleHistory, type Step } from './sample-history.ts';

let history: SampleHistory;

beforeAll(() => {
  history = sampleHistory();
});

const ADDRESS = /[\w.+-]+@[\w-]+\.[\w.]+/;

const stepAt = (at: number): Step => {
  const step = history.steps[Math.floor(at * history.steps.length)];
  if (step === undefined) throw new Error('no step');
  return step;
};

const MORE: ViewMore = {
  wishes: {
    amara: { ways: ['email', 'slack'], quietHours: { from: 1320, to: 420, zone: 'Europe/Zurich' } },
    kenji: { quietHours: { from: 0, to: 480, zone: 'Asia/Tokyo' }, digest: 'weekly' },
    ravi: { off: ['reminders', 'updates'] },
    olu: { mutedGroups: ['mainnet-operations'] },
  },
};

/** What the entry gives rise to, and the clock in the hours before or after it. */
function tasksAt({ entry, state }: Step, later: number): { view: MessageView; tasks: Outgoing[] } {
  const now = entry.at + later;
  const view = viewOf(state, now, { ...MORE, texts: history.texts });
  return {
    view,
    tasks: [...messageSource.tasksFor([entry], view), ...dueIn(now - 30 * HOUR, view)],
  };
}

/** One task of each message, however many get it. */
function oneOfEach(tasks: readonly Outgoing[]): Outgoing[] {
  const found = new Map<string, Outgoing>();
  for (const task of tasks) found.set(`${task.about} ${task.to.kind} ${task.subject.id}`, task);
  return [...found.values()];
}

const walk = fc.record({
  at: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
  later: fc.integer({ min: 0, max: 40 }).map((hours) => hours * HOUR),
});

describe('at random instants of the sample', () => {
  it('each task has a reader who is there and wishes it, and is small', () => {
    fc.assert(
      fc.property(walk, ({ at, later }) => {
        const { view, tasks } = tasksAt(stepAt(at), later);
        expect(new Set(tasks.map(identityOf)).size).toBe(tasks.length);
        for (const task of tasks) {
          expect(JSON.stringify(task)).not.toMatch(ADDRESS);
          expect(task.about.length).toBeLessThanOrEqual(64);
          expect(task.notBefore).toBeLessThanOrEqual(view.now);
          const { to, kind } = task;
          if (to.kind !== 'person') continue;
          expect(view.state.person.get(to.person)?.departed).toBe(false);
          expect(isMember(view.state, to.person)).toBe(true);
          const { off, mutedGroups } = view.wishes(to.person);
          expect(off).not.toContain(kind);
          expect(mutedGroups).not.toContain(task.twg);
        }
      }),
      { numRuns: 60, seed: 20_261_125 },
    );
  });

  it('each message can be put into words that arrive whole, hold no address, and are valid', async () => {
    await fc.assert(
      fc.asyncProperty(walk, async ({ at, later }) => {
        const { view, tasks } = tasksAt(stepAt(at), later);
        for (const task of oneOfEach(tasks)) {
          if (!messageSource.stillWanted(task, view)) continue;
          const unsubscribeUrl = 'https://relay.example/unsubscribe/token';
          const mail = await messageSource.renderMail(task, { view, unsubscribeUrl });
          const { subject, text, html } = mail;
          expect(`${subject} ${text} ${html}`).not.toMatch(ADDRESS);
          expect(subject).toMatch(/^Kelda Association \(sample\): \S/);
          expect(subject.length).toBeLessThanOrEqual(140);
          const mailed = await received(mail);
          expect(mailed.subject).toBe(subject);
          expect(mailed.text?.trim()).toBe(text.trim());
          expect(mailed.html).toContain(unsubscribeUrl);
          expect(text).toContain(unsubscribeUrl);
          expect(await flawsOf(html)).toEqual([]);
          if (mail.calendar !== null) expect(eventOf(mail.calendar.text).uid).toMatch(/\.convene$/);
          const { blocks } = await messageSource.renderSlack(task, { view, unsubscribeUrl });
          expect(blocks.length).toBeLessThanOrEqual(50);
        }
      }),
      { numRuns: 12, seed: 20_261_126 },
    );
  });

  it('a ballot is told in the numbers of its tally', async () => {
    for (const { entry, state } of history.steps) {
      const view = viewOf(state, entry.at, { texts: history.texts });
      const task = [...messageSource.tasksFor([entry], view)].find(
        ({ about }) => about === 'decided' || about === 'ballot-opened',
      );
      if (task === undefined) continue;
      const ballot = state.ballot.get(task.subject.id);
      if (ballot === undefined) throw new Error('no ballot');
      const { yes, no, abstain, notVoted, roll } = tallyOf(ballot);
      const { text, html } = await messageSource.renderMail(task, { view, unsubscribeUrl: null });
      const out = ballot.status === 'open' ? 'not voted yet' : 'did not vote';
      const counts = `${yes} yes, ${no} no, ${abstain} abstained, ${notVoted} ${out}`;
      expect(text.replace(/\s+/g, ' ')).toContain(`Votes: ${counts}`);
      expect(html).toContain(counts);
      expect(text).toContain(`On the roll: ${roll} people`);
    }
  });
});

describe('the digests of the sample', () => {
  it('name each duty of each person, and come to nobody who has none', async () => {
    const morning = NOW + 13 * HOUR;
    const view = viewOf(history.state, morning);
    const digests = dueIn(morning - HOUR, view).filter(({ about }) => about === 'digest');
    const owing = view
      .reachable()
      .filter((person) => dutiesOf(history.state, person, morning).length > 0);
    expect(digests.map(({ subject }) => subject.id)).toEqual(owing);
    expect(owing.length).toBeGreaterThan(5);
    for (const task of digests) {
      const { text, subject } = await messageSource.renderMail(task, {
        view,
        unsubscribeUrl: null,
      });
      const count = dutiesOf(history.state, task.subject.id, morning).length;
      expect(text.match(/^\* /gm)).toHaveLength(count);
      expect(subject).toContain(count === 1 ? '1 thing to do' : `${count} things to do`);
    }
  });
});
