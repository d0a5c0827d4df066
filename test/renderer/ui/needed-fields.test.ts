// @vitest-environment happy-dom
/** What has to be filled in says so at its field, before one presses. */

import { createElement, type ReactNode } from 'react';
import { expect, test } from 'vitest';
import { RaiseDialog } from '../../../renderer/features/discussions/raise-dialog.tsx';
import { MeetingDialog } from '../../../renderer/features/meetings/meeting-dialog.tsx';
import { StartDialog } from '../../../renderer/features/outputs/start-dialog.tsx';
import { groups } from '../../rules/cases/worlds.ts';
import { drawn } from '../a-screen.ts';

const world = groups.formed();
const [twg] = [...world.state.twg.values()];
if (twg === undefined) throw new Error('there is no group');
const onClose = (): void => {};

/** The names of the fields that are marked. */
function marked(dialog: ReactNode): readonly string[] {
  const { leave } = drawn(world, 'ann', dialog);
  const marks = [...document.querySelectorAll('[role=dialog] label + [aria-hidden]')];
  const names = marks.map((mark) => {
    expect(mark.textContent).toBe('needed');
    const label = mark.previousElementSibling;
    const id = label?.getAttribute('for') ?? '';
    // Who listens to the form hears it of the field.
    expect(document.getElementById(id)?.matches('[required], [aria-required=true]')).toBe(true);
    return label?.textContent ?? '';
  });
  leave();
  return names;
}

test('of a meeting: its title, when, and where', () => {
  const dialog = createElement(MeetingDialog, { twg, meeting: null, onClose });
  expect(marked(dialog)).toEqual(['Title', 'When', 'Where']);
});

test('of a topic and of an output: the title', () => {
  expect(marked(createElement(RaiseDialog, { twg, onClose }))).toEqual(['Title']);
  expect(marked(createElement(StartDialog, { twg, onClose }))).toEqual(['Title']);
});
