import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The same cases, arranged for `npm run mutate`.
    exclude: ['test/mutation/**', 'node_modules/**'],
    // Property tests and the walk take their time on a small machine that does other things too.
    testTimeout: 120_000,
    // By itself it leaves one processor free, which of two is half; and many tests wait for a process.
    maxWorkers: Math.max(2, availableParallelism()),
  },
});
