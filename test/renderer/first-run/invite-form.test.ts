// @vitest-environment happy-dom
/** What is shown of an invite is of the invite that stands in the form. */

import { act, createElement } from 'react';
import { expect, test } from 'vitest';
import { AppContext } from '../../../renderer/app/app-context.tsx';
import { InviteForm } from '../../../renderer/features/first-run/join/invite-form.tsx';
import { createApp } from '../../../renderer/stores/app-store.ts';
import type { Host, HostReply } from '../../../shared/client/host-messages.ts';
import { groups } from '../../rules/cases/worlds.ts';
import { drawn } from '../a-screen.ts';

type Answer = HostReply<'read-invite'> | HostReply<'join'>;

const inviteOf = (personName: string): Answer => ({
  ok: true,
  value: {
    association: 'The Association',
    ledger: 'a'.repeat(64),
    person: 'p',
    personName,
    relayUrl: 'https://relay.example',
    expiresAt: Date.parse('2030-01-01T00:00:00Z'),
  },
});
const NOT_READ: Answer = {
  ok: false,
  problem: { code: 'invite-malformed', message: 'not read', details: {} },
};

/** A form whose questions are answered by hand, in any order. */
function form() {
  const answers: ((answer: Answer) => void)[] = [];
  const host: Host = {
    request: () => new Promise<never>((resolve) => answers.push(resolve as () => void)),
    onEvent: () => () => undefined,
  };
  const app = createApp(host, () => undefined);
  const screen = createElement(
    AppContext,
    { value: app },
    createElement(InviteForm, { link: 'convene://invite/one' }),
  );
  const { page, leave } = drawn(groups.formed(), 'ann', screen, host);
  const press = async (name: string): Promise<void> => {
    const button = [...page.querySelectorAll('button')].find(
      ({ textContent }) => textContent === name,
    );
    if (button === undefined) throw new Error(`no button ${name}`);
    await act(async () => button.click());
  };
  const write = async (text: string): Promise<void> => {
    const field = page.querySelector('textarea');
    if (field === null) throw new Error('no field');
    await act(async () => {
      // Past the setter by which the page knows what it wrote itself.
      Reflect.set(HTMLTextAreaElement.prototype, 'value', text, field);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  };
  const answer = async (at: number, with_: Answer): Promise<void> => {
    await act(async () => answers[at]?.(with_));
  };
  return { page, leave, press, write, answer, asked: () => answers.length };
}

test('a late answer about the text before is not shown', async () => {
  const { page, leave, press, write, answer, asked } = form();
  await press('Read the invite');
  await write('convene://invite/two');
  expect(page.textContent).toContain('Read the invite');
  await press('Read the invite');
  expect(asked()).toBe(2);
  await answer(1, inviteOf('Ben'));
  await answer(0, inviteOf('Ann'));
  expect(page.textContent).toContain('for Ben');
  expect(page.textContent).not.toContain('Ann');
  leave();
});

test('nor where the new text was not asked about yet, nor where it is a refusal', async () => {
  const { page, leave, press, write, answer } = form();
  await press('Read the invite');
  await write('convene://invite/two');
  await answer(0, inviteOf('Ann'));
  expect(page.textContent).not.toContain('Ann');
  await press('Read the invite');
  await write('convene://invite/three');
  await answer(1, NOT_READ);
  expect(page.querySelector('[role=alert]')).toBeNull();
  await press('Read the invite');
  await answer(2, NOT_READ);
  expect(page.querySelector('[role=alert]')).not.toBeNull();
  leave();
});

test('a refusal to let one in is not shown beside another invite', async () => {
  const { page, leave, press, write, answer } = form();
  await press('Read the invite');
  await answer(0, inviteOf('Ann'));
  await press('Join as Ann');
  await write('convene://invite/two');
  await answer(1, NOT_READ);
  expect(page.querySelector('[role=alert]')).toBeNull();
  expect(page.textContent).toContain('Read the invite');
  leave();
});
