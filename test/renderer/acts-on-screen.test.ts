// @vitest-environment happy-dom
/**
 * Every act of the chapters “Work in a formed TWG” and “A DIP after approval” can be done on a screen
 * by the right person; the wrong one finds its button held, with why, and who can.
 */

import { createElement, type ReactNode } from 'react';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { ACTS_ON_SCREEN, actJumps, type PlaceOfAct } from '../../renderer/app/acts-on-screen.ts';
import { DipScreen } from '../../renderer/features/dips/dip-screen.tsx';
import { TopicScreen } from '../../renderer/features/discussions/topic-screen.tsx';
import { FormedCharter } from '../../renderer/features/groups/charter/formed-charter.tsx';
import { GroupScreen } from '../../renderer/features/groups/group-screen.tsx';
import { MeetingScreen } from '../../renderer/features/meetings/meeting-screen.tsx';
import { OutputScreen } from '../../renderer/features/outputs/output-screen.tsx';
import { Attach } from '../../renderer/features/outputs/own-dissent.tsx';
import { startFrom } from '../../renderer/features/proposals/charter-document.ts';
import type { DocumentHandle } from '../../renderer/collab/index.ts';
import { TEXT_ROOT } from '../../shared/protocol/document-roots.ts';
import { CHARTER_ACTS } from '../../shared/rules/charter.ts';
import { LAST_CALL_ACTS } from '../../shared/rules/dip-last-call.ts';
import { DIP_ACTS } from '../../shared/rules/dips.ts';
import { MEETING_ACTS } from '../../shared/rules/meetings.ts';
import { MEMBER_ACTS } from '../../shared/rules/members.ts';
import { OUTPUT_VOTE_ACTS } from '../../shared/rules/output-votes.ts';
import { OUTPUT_ACTS } from '../../shared/rules/outputs.ts';
import { known } from '../../shared/rules/index.ts';
import { TOPIC_ACTS } from '../../shared/rules/topics.ts';
import { CONCLUSION_ACTS } from '../../shared/rules/twg-conclusion.ts';
import { UPDATE_ACTS } from '../../shared/rules/updates.ts';
import { WORKSTREAM_ACTS } from '../../shared/rules/workstreams.ts';
import { groups, proposals, works } from '../rules/cases/worlds.ts';
import { association, dips, group, members, play, topics } from '../rules/moves.ts';
import { CHARTER, DAY, type World } from '../rules/world.ts';
import { buttonsNamed, drawn } from './a-screen.ts';

/** The chapters, from the rules' own tables. */
const CHAPTER = [
  ...MEMBER_ACTS,
  ...UPDATE_ACTS,
  ...CHARTER_ACTS,
  ...TOPIC_ACTS,
  ...MEETING_ACTS,
  ...OUTPUT_ACTS,
  ...OUTPUT_VOTE_ACTS,
  ...CONCLUSION_ACTS,
  ...DIP_ACTS,
  ...LAST_CALL_ACTS,
  ...WORKSTREAM_ACTS,
].map(({ type }) => type);

function handleOf(document: string, doc: Y.Doc): DocumentHandle {
  return {
    document,
    doc,
    awareness: new Awareness(doc),
    status: { saved: 'saved', relay: 'acknowledged' } as DocumentHandle['status'],
    mayWrite: true,
    drafts: [],
    limits: null,
  };
}

const SCREENS: { readonly [S in PlaceOfAct['screen']]: () => ReactNode } = {
  group: () => createElement(GroupScreen, { twg: 'ops' }),
  topic: () => createElement(TopicScreen, { topic: 't1' }),
  meeting: () => createElement(MeetingScreen, { meeting: 'm1' }),
  output: () => createElement(OutputScreen, { output: 'o1' }),
  dip: () => createElement(DipScreen, { output: 'o1' }),
  proposal: () => null,
};

/** The charter's draft, in which the profiles are being changed. */
function charterOf(world: World): ReactNode {
  const doc = new Y.Doc();
  startFrom(doc, { ...CHARTER, profiles: 'Whoever operates.' });
  return createElement(FormedCharter, {
    twg: known(world.state, 'twg', 'ops'),
    handle: handleOf('charter/ops', doc),
  });
}

/** The part of an output's page that a member's opinion is attached in, once one is written. */
function opinionOf(world: World): ReactNode {
  const doc = new Y.Doc();
  doc.getText(TEXT_ROOT).insert(0, 'I see it otherwise.');
  const document = 'dissent/o1/bob';
  return createElement(Attach, {
    output: known(world.state, 'output', 'o1'),
    document,
    handle: handleOf(document, doc),
    attached: null,
  });
}

/** Handing a DIP over asks the desktop about its repository first: what it shows then has its own test. */
const ELSEWHERE: ReadonlySet<string> = new Set(['dip.submit']);

interface Scene {
  readonly world: () => World;
  /** The wrong one's, where it is another. */
  readonly late?: () => World;
  readonly right: string;
  readonly wrong: string;
  /** What the wrong one is told: who can, or what it needs. */
  readonly told: RegExp;
  /** What is drawn for the right one, in the place of the whole screen. */
  readonly part?: (world: World) => ReactNode;
  /** The button that the wrong one sees in the place of it. */
  readonly instead?: string;
}

const FACILITATOR = { right: 'alice', wrong: 'bob', told: /alice|facilitator/i } as const;
const MEMBER = { right: 'bob', wrong: 'tess', told: /member/i } as const;

const MANAGER = { right: 'mona', wrong: 'alice', told: /Person mona/ } as const;

const formed = (): World => play(groups.formed(), members.interest('dora'));
const objected = (): World => play(groups.topic(), topics.object('carol'));
const complete = (): World => play(proposals.accepted(), dips.progress('complete'));
const met = (): World => play(groups.formed(), group.schedule());
const withFacilitator = { world: formed, ...FACILITATOR };

const SCENES: Readonly<Record<string, Scene>> = {
  'member.add': withFacilitator,
  'member.role': withFacilitator,
  'member.remove': withFacilitator,
  // The last facilitator cannot.
  'member.leave': { world: formed, right: 'bob', wrong: 'alice', told: /facilitat/i },
  'facilitator.invite': withFacilitator,
  'facilitator.hand-over': withFacilitator,
  'facilitator.accept': {
    world: () => play(groups.formed(), members.handOver('bob')),
    right: 'bob',
    wrong: 'carol',
    told: /bob|nominated|asked|invited/i,
  },
  'facilitator.appoint': {
    world: () => play(groups.formed(), association.depart('alice')),
    right: 'sam',
    wrong: 'bob',
    told: /secretariat/i,
  },
  'update.post': withFacilitator,
  'charter.revise': { ...withFacilitator, part: charterOf },
  'topic.raise': { world: groups.formed, ...MEMBER },
  'topic.drop': {
    world: groups.topic,
    right: 'alice',
    wrong: 'carol',
    told: /raised|facilitator/i,
  },
  'topic.reopen': { world: () => play(groups.topic(), topics.drop('bob')), ...MEMBER },
  'topic.object': { world: groups.topic, ...MEMBER },
  'topic.settle': { world: objected, right: 'carol', wrong: 'bob', told: /object|carol/i },
  'topic.agree': { world: groups.topic, ...FACILITATOR },
  'topic.call-vote': { world: groups.topic, ...FACILITATOR },
  'meeting.schedule': { world: groups.formed, ...FACILITATOR },
  'meeting.change': { world: met, ...FACILITATOR },
  'meeting.cancel': { world: met, ...FACILITATOR },
  'output.start': { world: groups.formed, ...FACILITATOR },
  'output.assign': { world: works.drafting, ...FACILITATOR },
  'output.volunteer': { world: works.drafting, right: 'carol', wrong: 'tess', told: /member/i },
  // Who owns nothing has nothing to step back from: of the two buttons they see the other one.
  'output.step-back': {
    world: works.drafting,
    right: 'bob',
    wrong: 'tess',
    told: /member/i,
    instead: 'Take on ',
  },
  'output.call-vote': { world: works.drafting, ...FACILITATOR },
  'output.request-approval': { world: () => works.tscReview().later(2 * DAY), ...FACILITATOR },
  'output.return': { world: works.tscReview, ...FACILITATOR },
  'output.abandon': { world: works.drafting, ...FACILITATOR },
  'output.circulate': { world: works.approved, ...FACILITATOR },
  'output.reopen': { world: works.approved, ...FACILITATOR },
  'output.dissent': { world: works.tscReview, ...MEMBER, part: opinionOf },
  'twg.conclude': { world: groups.formed, ...FACILITATOR },
  'dip.assign-manager': {
    world: proposals.submitted,
    right: 'lead',
    wrong: 'mona',
    told: /lead maintainer/,
  },
  'dip.merge': { world: proposals.submitted, ...MANAGER },
  'dip.deny': { world: proposals.submitted, ...MANAGER },
  // While it is a draft, who owns finalizing it can too.
  'dip.revise': { world: proposals.lastCall, ...MANAGER },
  'dip.last-call': { world: proposals.draft, ...MANAGER },
  'dip.extend-last-call': { world: proposals.lastCall, ...MANAGER },
  'dip.request-acceptance': { world: proposals.lastCallOver, ...MANAGER },
  'dip.reject': { world: proposals.lastCall, ...MANAGER },
  'dip.withdraw': { world: proposals.draft, right: 'alice', wrong: 'mona', told: /facilitator/ },
  'dip.finalize': { world: complete, ...MANAGER },
  'dip.reopen': { world: proposals.accepted, ...MANAGER },
  'dip.deprecate': { world: proposals.final, right: 'mona', wrong: 'bob', told: /maintainer/ },
  // Anybody can while it runs, and nobody afterwards.
  'concern.raise': {
    world: proposals.lastCall,
    right: 'dora',
    wrong: 'dora',
    told: /ended/,
    late: proposals.lastCallOver,
  },
  'concern.resolve': {
    world: () => play(proposals.lastCall(), dips.raiseConcern('dora')),
    right: 'dora',
    wrong: 'bob',
    told: /Person dora/,
  },
  'workstream.open': { world: proposals.draft, ...MANAGER },
  'workstream.progress': { world: proposals.lastCall, ...MANAGER },
};

/** The charter's others see the note of it. */
const drawnFor = (act: string, world: World, who: 'right' | 'wrong'): ReactNode => {
  const place = ACTS_ON_SCREEN[act];
  const part = SCENES[act]?.part;
  if (part !== undefined && (who === 'right' || place?.screen === 'proposal')) return part(world);
  return SCREENS[place?.screen ?? 'group']();
};

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
});

it('the table of the screens holds the acts of the chapter, and no other', () => {
  expect(Object.keys(ACTS_ON_SCREEN).sort()).toEqual([...CHAPTER].sort());
  expect(Object.keys(SCENES).sort()).toEqual(CHAPTER.filter((act) => !ELSEWHERE.has(act)).sort());
});

describe.each(Object.entries(SCENES))('%s', (act, scene) => {
  const name = ACTS_ON_SCREEN[act]?.button ?? '';

  it('is offered to the right person', () => {
    const world = scene.world();
    const { page, leave } = drawn(world, scene.right, drawnFor(act, world, 'right'));
    const seen = buttonsNamed(page, name);
    expect(seen.length, `no button “${name}”`).toBeGreaterThan(0);
    for (const { held, why } of seen) expect({ held, why }).toEqual({ held: 'no', why: '' });
    leave();
  });

  it('is held for the wrong one, with why and who can', () => {
    const world = (scene.late ?? scene.world)();
    const { page, leave } = drawn(world, scene.wrong, drawnFor(act, world, 'wrong'));
    const wanted = scene.instead ?? name;
    const seen = buttonsNamed(page, wanted);
    expect(seen.length, `no button “${wanted}”`).toBeGreaterThan(0);
    for (const { held, why } of seen) {
      expect(held).toBe('yes');
      expect(why).toMatch(scene.told);
    }
    leave();
  });
});

it('the palette leads a facilitator to more than a member, and others to nothing', () => {
  const { state } = groups.formed();
  const jumps = (person: string) =>
    actJumps({ state, me: { person } } as Parameters<typeof actJumps>[0]).map(({ label }) => label);
  expect(jumps('alice')).toContain('Schedule a meeting in Operations');
  expect(jumps('bob')).toEqual(['Raise a topic for discussion in Operations']);
  expect(jumps('tess')).toEqual([]);
});
