import { again } from '../e2e/support/desktop.ts';
import { expect, test } from '../e2e/support/desktop-test.ts';

test('a window has a sandbox, an isolated context, and no Node', async ({ launch }) => {
  const { app, page } = await launch();
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const contents = window.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      const {
        sandbox,
        contextIsolation,
        nodeIntegration,
        nodeIntegrationInSubFrames,
        webSecurity,
        webviewTag,
      } = contents.getLastWebPreferences();
      return {
        sandbox,
        contextIsolation,
        nodeIntegration,
        nodeIntegrationInSubFrames,
        webSecurity,
        webviewTag,
      };
    }),
  );
  expect(preferences).toEqual([
    {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    },
  ]);
  const there = await page.evaluate(() =>
    ['require', 'process', 'module', 'global', 'Buffer', 'electron'].filter(
      (name) => name in window,
    ),
  );
  expect(there).toEqual([]);
});

test('the bridge is one object, and holds what it is for', async ({ launch }) => {
  const { page } = await launch();
  const bridge = await page.evaluate(() => {
    const { convene } = window as unknown as { convene: { host: object } };
    return { own: Object.keys(convene), host: Object.keys(convene.host) };
  });
  expect(bridge).toEqual({ own: ['platform', 'host'], host: ['request', 'onEvent'] });
});

test('the page is at app://bundle, whose place is its own', async ({ launch }) => {
  const { page } = await launch();
  expect(page.url()).toMatch(/^app:\/\/bundle\//);
  expect(await page.evaluate(() => [window.origin, window.isSecureContext])).toEqual([
    'app://bundle',
    true,
  ]);
});

test('a page that is lost is loaded again twice, then the person is asked', async ({ launch }) => {
  const desktop = await launch();
  const { app, page } = desktop;
  await desktop.answerDialogs(0);
  await page.evaluate(() => {
    window.location.hash = '#/settings';
  });
  const crash = async (): Promise<void> => {
    const crashed = app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) throw new Error('there is no window');
      return new Promise<string>((resolve) => {
        window.webContents.once('render-process-gone', () => resolve(window.webContents.getURL()));
        window.webContents.forcefullyCrashRenderer();
      });
    });
    await crashed;
  };
  const loaded = (): Promise<void> =>
    expect
      .poll(
        () =>
          again(() =>
            app.evaluate(({ BrowserWindow }) => {
              const [window] = BrowserWindow.getAllWindows();
              const contents = window?.webContents;
              const isUp = contents !== undefined && !contents.isCrashed() && !contents.isLoading();
              return isUp ? contents.getURL() : '';
            }),
          ),
        { timeout: 60_000 },
      )
      .toBe('app://bundle/index.html#/settings');

  await crash();
  await loaded();
  await crash();
  await loaded();
  expect(await desktop.dialogs()).toEqual([]);
  await crash();
  await expect.poll(() => desktop.dialogs()).toHaveLength(1);
  const [asked] = await desktop.dialogs();
  expect(asked?.message).toContain('stopped working');
  expect(asked?.buttons).toContain('Export the data…');
  // The first button tries again.
  await loaded();
});

test('under test, an error that nobody caught is printed and ends the app', async ({ launch }) => {
  const { app } = await launch();
  const child = app.process();
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const code = new Promise((resolve) => {
    // All that it said has been read then, too.
    child.once('close', resolve);
  });
  await app
    .evaluate(() => {
      setTimeout(() => {
        throw new Error('nobody catches this');
      }, 10);
    })
    .catch(() => undefined);
  expect(await code).toBe(1);
  expect(said).toContain('nobody catches this');
});
