import { test as base } from '@playwright/test';
import { Desktop, type LaunchOptions } from './desktop.ts';
import { temporaryFolder } from './temporary-folder.ts';

interface Fixtures {
  /** A folder that is gone after the test. */
  readonly folder: string;
  /** Starts the app; it is ended after the test, if it still runs. */
  readonly launch: (options?: Partial<LaunchOptions>) => Promise<Desktop>;
}

export const test = base.extend<Fixtures>({
  folder: async ({ browserName: _browser }, use) => {
    const { path, remove } = await temporaryFolder();
    await use(path);
    await remove();
  },
  launch: async ({ folder }, use, info) => {
    const started: Desktop[] = [];
    await use(async (options) => {
      const desktop = await Desktop.launch({ dataFolder: folder, ...options });
      started.push(desktop);
      return desktop;
    });
    if (info.status !== info.expectedStatus) {
      for (const [at, { page, errors, violations }] of started.entries()) {
        const path = info.outputPath(`window-${at + 1}.png`);
        await page.screenshot({ path }).catch(() => {});
        const said = [...errors, ...violations].join('\n');
        if (said !== '') console.log(`window ${at + 1} said:\n${said}`);
      }
    }
    await Promise.all(started.map((desktop) => desktop.kill()));
  },
});

export { expect } from '@playwright/test';
