// @vitest-environment happy-dom
/** What the dialogs of a DIP put into an act is what the person was shown, and what it is about. */

import { act, createElement, useState, type ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { LastCallDialog } from '../../renderer/features/dips/last-call-dialog.tsx';
import { MergeDialog } from '../../renderer/features/dips/merge-dialog.tsx';
import { ReviseDialog } from '../../renderer/features/dips/revise-dialog.tsx';
import type { PullRequest } from '../../shared/client/dip-repository.ts';
import type { Host } from '../../shared/client/host-messages.ts';
import { dipPath } from '../../shared/dips/dip-paths.ts';
import { known, type Dip } from '../../shared/rules/index.ts';
import { drawn } from '../renderer/a-screen.ts';
import { proposals } from '../rules/cases/worlds.ts';
import { sha256, type World } from '../rules/world.ts';

const onClose = (): void => {};
let leave = (): void => {};
afterEach(() => leave());

/** A host that answers these requests, and no others. */
const hostOf = (replies: Readonly<Record<string, unknown>>): Host =>
  ({
    request: ({ type }: { readonly type: string }) =>
      type in replies
        ? Promise.resolve({ ok: true, value: replies[type] })
        : new Promise(() => undefined),
    onEvent: () => () => undefined,
  }) as Host;

const partOf = ({ state }: World) => ({
  output: known(state, 'output', 'o1'),
  dip: known(state, 'dip', 'o1'),
});

async function show(world: World, dialog: ReactNode, host?: Host): Promise<void> {
  ({ leave } = drawn(world, 'mona', dialog, host));
  await settled();
}

/** What the host has answered is shown. */
const settled = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });

/** The field with that label. */
function field(label: string): HTMLInputElement | HTMLTextAreaElement {
  const labels = [...document.querySelectorAll('[role=dialog] label')];
  const found = labels.find(({ textContent }) => textContent?.startsWith(label));
  const input = document.getElementById(found?.getAttribute('for') ?? '');
  if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) return input;
  throw new Error(`no field ${label}`);
}

function type(label: string, text: string): void {
  const input = field(label);
  const prototype: object = Object.getPrototypeOf(input) as object;
  act(() => {
    // React listens to the property of the prototype.
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

describe('the merge of a DIP', () => {
  const world = proposals.submitted();
  const { output, dip: submitted } = partOf(world);
  const dip: Dip = { ...submitted, repository: 'diem/dip', pullRequest: 207 };
  const pullRequest = (url: string): PullRequest => ({
    number: 207,
    url,
    title: 'DIP',
    state: 'merged',
    mergeable: 'unknown',
    head: 'convene/o1',
    mergeCommit: '9c44ab0',
    checks: { passed: 0, failed: 0, pending: 0 },
    reviews: { approved: 0, changesRequested: 0 },
    comments: 0,
    updatedAt: 0,
  });
  const commitWith = async (url: string, of: Dip = dip): Promise<string> => {
    const dialog = createElement(MergeDialog, { output, dip: of, onClose });
    await show(world, dialog, hostOf({ 'pull-request': pullRequest(url) }));
    return field('Commit of the merge').value;
  };

  it('takes the commit of its own pull request', async () => {
    expect(await commitWith('https://github.com/Diem/DIP/pull/207')).toBe('9c44ab0');
  });

  it.each([
    'https://github.com/somebody/dip/pull/207',
    'https://github.com/not-diem/dip/pull/207',
    'https://github.com/diem/dip/pull/1207',
  ])('takes none of a pull request of that number elsewhere: %s', async (url) => {
    expect(await commitWith(url)).toBe('');
  });

  it('by its address takes that of this address alone', async () => {
    const of = { ...dip, pullRequest: 'https://git.example/diem/dip/pull/207/' };
    expect(await commitWith('https://github.com/diem/dip/pull/207', of)).toBe('');
    leave();
    expect(await commitWith('https://git.example/diem/dip/pull/207', of)).toBe('9c44ab0');
  });
});

describe('a last call', () => {
  it('is of the text that was there when the dialog was opened, whatever is published meanwhile', async () => {
    const world = proposals.draft();
    const { output, dip } = partOf(world);
    let publish: ((latest: Dip) => void) | undefined;
    function Holder() {
      const [latest, setLatest] = useState(dip);
      publish = setLatest;
      return createElement(LastCallDialog, { output, dip: latest, onClose });
    }
    await show(world, createElement(Holder));
    const shown = () => document.querySelector('[role=dialog] code')?.getAttribute('title');
    expect(shown()).toBe(dip.textSha256);
    act(() => publish?.({ ...dip, textSha256: sha256('Another text') }));
    expect(shown()).toBe(dip.textSha256);
  });
});

describe('a revision', () => {
  it('from the repository has its commit, until the text is another', async () => {
    const world = proposals.draft();
    const { output, dip: draft } = partOf(world);
    const latest = '---\ndip: 7\n---\n\nThe latest.\n';
    const dip = { ...draft, textSha256: sha256(latest) };
    const path = dipPath(
      { output: dip.output, title: output.title, number: dip.number },
      { standsAt: null, taken: [] },
    );
    const files = [{ path, text: `${latest}\nRevised.\n` }];
    const host = hostOf({
      'read-text': { text: latest },
      'dip-repository-read': {
        commit: 'c0ffee1',
        fetchedAt: world.at,
        files,
        unread: [],
        problem: null,
      },
    });
    await show(world, createElement(ReviseDialog, { output, dip, onClose }), host);
    expect(field('The revised text').value).toBe(latest);
    const button = [...document.querySelectorAll('[role=dialog] button')].find(({ textContent }) =>
      textContent?.includes('from the repository'),
    );
    act(() => (button as HTMLButtonElement).click());
    await settled();
    expect(field('The revised text').value).toContain('Revised.');
    expect(field('Commit').value).toBe('c0ffee1');
    type('The revised text', `${latest}\nRevised, and once more.\n`);
    expect(field('Commit').value).toBe('');
  });
});
