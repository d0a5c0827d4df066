// @vitest-environment happy-dom
/** What the sections say in each situation of a DIP, with a repository, without one, in a browser. */

import { act, createElement, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NextCommitSection } from '../../renderer/features/dips/repository/next-commit-section.tsx';
import { RepositoryRows } from '../../renderer/features/dips/repository/pipeline-rows.tsx';
import { repositoryStore } from '../../renderer/features/dips/repository/repository-store.ts';
import { SubmitSection } from '../../renderer/features/dips/repository/submit-section.tsx';
import { HostContext } from '../../renderer/host/host-context.tsx';
import { AssociationProvider } from '../../renderer/stores/use-association.tsx';
import type {
  DipRepository,
  DipRepositoryFile,
  Host,
  HostHello,
} from '../../shared/client/host-messages.ts';
import { SITUATIONS } from '../dips/dip-worlds.ts';
import { storeOf } from '../renderer/a-screen.ts';
import { TEXT } from '../rules/world.ts';

const HELLO: HostHello = {
  protocol: 1,
  platform: 'desktop',
  version: '0.1.0',
  keys: { by: 'none', backend: '', locked: 'no' },
  associations: [],
  absent: {},
  dataFolder: null,
  settings: { theme: 'system', notifications: 'on', mutedGroups: [] },
};

const SET: DipRepository = {
  source: {
    kind: 'clone',
    folder: '/data/dips',
    remote: 'https://github.com/kelda/dip.git',
    base: 'main',
  },
  github: { api: 'https://api.github.com', repository: 'kelda/dip' },
  token: { kept: 'no', login: null },
  git: '2.39.5',
  author: { name: null, email: null },
};

interface Scene {
  readonly repository?: DipRepository;
  readonly files?: readonly DipRepositoryFile[];
  readonly absent?: HostHello['absent'];
}

function hostOf({ repository = SET, files = [] }: Scene): Host {
  const answer = (request: { readonly type: string }): unknown => {
    switch (request.type) {
      case 'dip-repository':
        return { ok: true, value: repository };
      case 'dip-repository-read':
        return {
          ok: true,
          value: { commit: 'a'.repeat(40), fetchedAt: null, files, unread: [], problem: null },
        };
      case 'dip-file':
        return { ok: true, value: { text: null, commit: null, pushed: 'no' } };
      case 'read-text':
        return { ok: true, value: { text: TEXT } };
      default:
        return { ok: false, problem: { code: 'not-here', message: request.type, details: {} } };
    }
  };
  return {
    request: (request: { readonly type: string }) => Promise.resolve(answer(request)) as never,
    onEvent: () => () => undefined,
  };
}

let leave = (): void => undefined;

async function shown(
  situation: string,
  person: string,
  screen: ReactNode,
  scene: Scene = {},
): Promise<string> {
  const world = SITUATIONS[situation]?.();
  if (world === undefined) throw new Error(`no situation ${situation}`);
  vi.setSystemTime(world.at);
  const page = document.createElement('div');
  document.body.append(page);
  const root = createRoot(page);
  leave = () => {
    act(() => root.unmount());
    page.remove();
  };
  const host = hostOf(scene);
  const hello = { ...HELLO, absent: scene.absent ?? {} };
  await act(async () => {
    root.render(
      createElement(
        HostContext,
        { value: { host, hello } },
        createElement(AssociationProvider, {
          host,
          store: storeOf(world, person),
          children: screen,
        }),
      ),
    );
    await Promise.resolve();
  });
  for (let turn = 0; turn < 10; turn += 1) await act(() => Promise.resolve());
  return page.textContent ?? '';
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.useFakeTimers();
  repositoryStore.setState(repositoryStore.getInitialState(), true);
});

afterEach(() => {
  leave();
  vi.useRealTimers();
});

const submit = createElement(SubmitSection, { output: 'o1' });
const next = createElement(NextCommitSection, { output: 'o1' });

describe('handing it over', () => {
  it('shows the file, the branch, the message and the way, to whoever may', async () => {
    const said = await shown('approved', 'alice', submit);
    expect(said).toContain('1. The file');
    expect(said).toMatch(/convene\/o1-[0-9a-f]{8}/);
    expect(said).toContain('Commit and push');
    expect(said).toContain('Convene-Ballot: ');
  });

  it('is for the approved, the denied and the withdrawn, and nobody else', async () => {
    const shownIn: string[] = [];
    for (const situation of Object.keys(SITUATIONS)) {
      repositoryStore.setState(repositoryStore.getInitialState(), true);
      if ((await shown(situation, 'alice', submit)) !== '') shownIn.push(situation);
      leave();
    }
    expect(shownIn).toEqual(['approved', 'denied', 'withdrawn', 'withdrawn after a revision']);
  });

  it('asks for a repository where there is none, and shows what it would be', async () => {
    const said = await shown('approved', 'alice', submit, {
      repository: { ...SET, source: null, github: null },
    });
    expect(said).toContain('This device uses no DIP repository yet');
    expect(said).toContain('Save the file…');
  });

  it('says that there is no git', async () => {
    const said = await shown('approved', 'alice', submit, {
      repository: { ...SET, source: null, git: null },
    });
    expect(said).toContain('Git is not on this computer');
  });

  it('leaves what was done elsewhere to be signed in a browser, and says why', async () => {
    const said = await shown('approved', 'alice', submit, { absent: { git: 'no-git' } });
    expect(said).toContain('from the desktop app, which has git');
    expect(said).toContain('Address or number of the pull request');
  });
});

describe('what the repository has still to be told', () => {
  const file = (status: string) => ({
    path: 'dips/dip-7.md',
    text: `---\ndip: 7\ntitle: t\nauthor: a\nstatus: ${status}\ncreated: 2020-01-01\n---\n${TEXT}`,
  });

  it.each([
    ['draft', 'Draft', 'says what the ledger does: Draft'],
    ['last call', 'Draft', 'does not say yet that the DIP is Last Call'],
    ['accepted', 'Draft', 'does not say yet that the DIP is Accepted'],
    ['final', 'Accepted', 'does not say yet that the DIP is Final'],
    ['rejected by its manager', 'Last Call', 'does not say yet that the DIP is Rejected'],
    ['deprecated', 'Final', 'does not say yet that the DIP is Deprecated'],
    ['second round', 'Last Call', 'does not say yet that the DIP is Draft'],
    ['withdrawn', 'Draft', 'DIP-0 has no such status'],
  ])('%s, and the file says %s', async (situation, status, words) => {
    const world = SITUATIONS[situation]?.();
    const number = world?.state.dip.get('o1')?.number ?? 0;
    const one = file(status);
    const files = [
      { path: `dips/dip-${number}.md`, text: one.text.replace('dip: 7', `dip: ${number}`) },
    ];
    expect(await shown(situation, 'mona', next, { files })).toContain(words);
  });

  it('is nothing of a DIP that was denied, or never handed over', async () => {
    expect(await shown('denied', 'mona', next)).toBe('');
    leave();
    expect(await shown('approved', 'mona', next)).toBe('');
  });

  it('begins with the number, while its pull request is open', async () => {
    const said = await shown('submitted', 'mona', next);
    expect(said).toContain('Number of the DIP');
  });
});

describe('all DIPs of the repository', () => {
  const rows = createElement(RepositoryRows);

  it('are listed, with those of elsewhere', async () => {
    const text = '---\ndip: 9\ntitle: Of elsewhere\nstatus: Final\nrequires: 1\n---\n';
    const said = await shown('draft', 'alice', rows, { files: [{ path: 'dips/dip-9.md', text }] });
    expect(said).toContain('Of elsewhere');
    expect(said).toContain('It requires DIP 1, which is not in the repository.');
    expect(said).toContain('As it is in the clone on this computer');
  });

  it('are for the desktop app', async () => {
    const said = await shown('draft', 'alice', rows, { absent: { git: 'no-git' } });
    expect(said).toContain('read in the desktop app');
  });
});
