import { spawn } from 'node:child_process';
import {
  argumentsOf,
  electronPath,
  environmentOf,
  type LaunchOptions,
} from '../e2e/support/desktop.ts';
import { expect, test } from '../e2e/support/desktop-test.ts';

/** Starts the app a second time, as the system does for a link; resolves to its exit code. */
function startAgain(options: LaunchOptions): Promise<number | null> {
  const child = spawn(electronPath(), argumentsOf(options), {
    cwd: new URL('../..', import.meta.url).pathname,
    env: environmentOf(options),
    stdio: 'ignore',
  });
  return new Promise((resolve) => {
    child.once('close', resolve);
  });
}

test('a link opens in the app that runs, and no other starts', async ({ folder, launch }) => {
  const desktop = await launch();
  await desktop.request<'hello'>({ type: 'hello', protocol: 1 });
  await desktop.listen();
  const link = 'convene://open/groups/ops';
  expect(await startAgain({ dataFolder: folder, args: [link] })).toBe(0);
  await expect.poll(() => desktop.events()).toEqual([{ type: 'go-to', link }]);
  expect(
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
  ).toBe(1);
});

test('what is no link of the app is not handed on', async ({ folder, launch }) => {
  const desktop = await launch();
  await desktop.request<'hello'>({ type: 'hello', protocol: 1 });
  await desktop.listen();
  const args = [
    'https://example.com/',
    'convene:open/groups/ops',
    `convene://${'a'.repeat(5000)}`,
    'convene://open/<script>alert(1)</script> x',
    'convene://person:word@open/groups',
  ];
  expect(await startAgain({ dataFolder: folder, args })).toBe(0);
  const link = 'convene://open/inbox';
  expect(await startAgain({ dataFolder: folder, args: [link] })).toBe(0);
  await expect.poll(() => desktop.events()).toEqual([{ type: 'go-to', link }]);
});

test('a link that starts the app is kept until the page can go there', async ({ launch }) => {
  const link = 'convene://open/settings';
  const desktop = await launch({ args: [link] });
  await desktop.page.evaluate(() => {
    window.location.hash = '#/inbox';
  });
  await expect.poll(() => desktop.page.url()).toMatch(/#\//);
});

test('two data folders are two people', async ({ folder, launch }) => {
  const one = await launch({ dataFolder: `${folder}/one` });
  const two = await launch({ dataFolder: `${folder}/two` });
  const folders = await Promise.all(
    [one, two].map(async (desktop) => {
      const reply = await desktop.request<'hello'>({ type: 'hello', protocol: 1 });
      return reply.ok ? reply.value.dataFolder : null;
    }),
  );
  expect(folders).toEqual([`${folder}/one`, `${folder}/two`]);
});
