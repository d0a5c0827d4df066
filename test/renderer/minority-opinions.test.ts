// @vitest-environment happy-dom
/** Minority opinions travel with an output: on its DIP's screen, and where its text becomes a file. */

import { createElement, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DipScreen } from '../../renderer/features/dips/dip-screen.tsx';
import { OpinionsNote } from '../../renderer/features/documents/files/opinions-note.tsx';
import { opinionsOf, opinionsWords } from '../../renderer/features/documents/files/opinions-of.ts';
import { proposals, works } from '../rules/cases/worlds.ts';
import { outputs, play } from '../rules/moves.ts';
import type { World } from '../rules/world.ts';
import { drawn } from './a-screen.ts';

let leave = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  leave();
  leave = () => undefined;
  vi.useRealTimers();
});

function pageOf(world: World, screen: ReactNode): HTMLElement {
  const { page, leave: end } = drawn(world, 'alice', screen);
  leave = end;
  return page;
}

describe('the screen of a DIP', () => {
  const screen = createElement(DipScreen, { output: 'o1' });
  const titles = (page: HTMLElement): string[] =>
    [...page.querySelectorAll('h2')].map(({ textContent }) => textContent ?? '');

  it('shows the opinions before the texts, with whose they are', () => {
    const page = pageOf(play(proposals.draft(), outputs.dissent('bob')), screen);
    const shown = titles(page);
    expect(shown).toContain('1 minority opinion');
    expect(shown.indexOf('1 minority opinion')).toBe(shown.indexOf('Text and revisions') - 1);
    expect(page.textContent).toMatch(/1 minority opinionPerson bob/);
  });

  it('shows them before it is handed over, too', () => {
    const page = pageOf(play(works.approved(), outputs.dissent('bob')), screen);
    expect(titles(page)).toContain('1 minority opinion');
  });

  it('says nothing where there are none', () => {
    expect(pageOf(proposals.draft(), screen).textContent).not.toContain('minority opinion');
  });
});

describe('the files of a document', () => {
  const note = (document: string): ReactNode => createElement(OpinionsNote, { document });

  it('lead to where the text is saved with its opinions', () => {
    const page = pageOf(play(works.approved(), outputs.dissent('bob')), note('output/o1'));
    expect(page.textContent).toBe(
      'A minority opinion travels with this text. “Save the text and the opinions” on the output’s page puts both in one file.',
    );
    expect(page.querySelector('a')?.getAttribute('href')).toBe('#/outputs/o1');
  });

  it('count them, on the panel and in a print', () => {
    const world = play(works.approved(), outputs.dissent('bob'), outputs.dissent('alice'));
    expect(pageOf(world, note('output/o1')).textContent).toMatch(/^2 minority opinions travel/);
    const opinions = opinionsOf(world.state, 'output/o1');
    expect(opinions === null ? '' : opinionsWords(opinions)).toBe(
      '2 minority opinions travel with this text and are not in this file.',
    );
  });

  it('say nothing of them where there are none, or where it is another document', () => {
    expect(pageOf(works.approved(), note('output/o1')).textContent).toBe('');
    leave();
    const world = play(works.approved(), outputs.dissent('bob'));
    expect(pageOf(world, note('dissent/o1/bob')).textContent).toBe('');
  });
});
