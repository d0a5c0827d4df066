/**
 * `npm run mutate`: changes the rules in every small way and expects a clause case to notice. The
 * walk and the streams are left out: they would notice too, but say less about which clause.
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  mutate: ['shared/rules/**/*.ts', '!shared/rules/index.ts'],
  coverageAnalysis: 'perTest',
  // Messages and codes are checked by the types and by each case's whole refusal.
  ignoreStatic: true,
  concurrency: 2,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  // Its rewriting of tsconfig needs an interface that TypeScript 7 does not have, and is not needed here.
  tsconfigFile: 'none.json',
  tempDirName: '.stryker-tmp',
  timeoutMS: 20_000,
};
