import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Property tests and the walk take their time on a small machine that does other things too.
    testTimeout: 120_000,
  },
});
