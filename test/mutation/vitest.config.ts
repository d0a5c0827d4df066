import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/mutation/by-act.test.ts',
      'test/rules/tally.test.ts',
      'test/rules/rulebook.test.ts',
      'test/rules/duties*.test.ts',
      'test/rules/access.test.ts',
      'test/rules/closing.test.ts',
      'test/rules/standing-votes.test.ts',
    ],
    testTimeout: 60_000,
  },
});
