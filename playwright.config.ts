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
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
});
