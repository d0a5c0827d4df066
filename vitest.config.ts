import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The same cases, arranged for `npm run mutate`.
    exclude: ['test/mutation/**', 'node_modules/**'],
    // Limits are for what hangs, not for what is slow: property tests and the walk take their time on
    // a small machine that does other things too, and so do processes and browsers to start and end.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    // By itself it leaves one processor free, which of two is half; and many tests wait for a process.
    maxWorkers: Math.max(2, availableParallelism()),
  },
});
