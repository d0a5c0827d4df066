import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test',
  testMatch: ['shell/**/*.spec.ts', 'e2e/**/*.spec.ts'],
  globalSetup: './test/e2e/support/global-setup.mjs',
  outputDir: '.cache/e2e',
  // Each test starts several processes.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 240_000,
  // On a machine of two processors that does other things besides. A relay says every 15 s what its
  // clock is: who waits for that alone, waits longer.
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
});
