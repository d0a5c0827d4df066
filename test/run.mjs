/**
 * `npm test` runs everything that a change must pass; `npm run check` is its fast part.
 * Each step says what it does; the closing line counts tests and steps alike.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, '.cache');
const report = join(cache, 'vitest.json');
const fast = process.argv[2] === 'check';

const sum = { passed: 0, failed: 0, skipped: 0 };

/** Runs a program of node_modules/.bin, or `npm`; its output is shown as it comes. */
function run(title, program, args, read) {
  console.log(`\n— ${title}`);
  const command = program === 'npm' ? 'npm' : join(root, 'node_modules', '.bin', program);
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', read === undefined ? 'inherit' : 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (stdout) process.stdout.write(stdout);
  const passed = status === 0 && (read === undefined || read(stdout));
  if (passed) sum.passed += 1;
  else sum.failed += 1;
  return passed;
}

/** Adds up what vitest ran: a run that reports nothing has failed. */
function countTests() {
  if (!existsSync(report)) {
    sum.failed += 1;
    return;
  }
  const counted = JSON.parse(readFileSync(report, 'utf8'));
  sum.passed += counted.numPassedTests;
  sum.failed += counted.numFailedTests;
  sum.skipped += counted.numPendingTests + counted.numTodoTests;
  if (counted.numPassedTests === 0) sum.failed += 1;
}

if (!existsSync(join(root, 'node_modules', '.bin', 'vitest'))) {
  console.log('node_modules is missing: installing it first');
  const { status } = spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
mkdirSync(cache, { recursive: true });
rmSync(report, { force: true });

run('types', 'npm', ['run', '-s', 'types']);
run('lint', 'npm', ['run', '-s', 'lint']);
run('format', 'prettier', ['--check', '--log-level', 'warn', '.']);
// A cruise that reads nothing finds nothing wrong.
const readSomething = (output) => Number(/(\d+) modules/.exec(output)?.[1] ?? 0) > 0;
run('arrows between folders', 'npm', ['run', '-s', 'arrows'], readSomething);
run('unused files, exports and dependencies', 'npm', ['run', '-s', 'unused']);
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
run('tests', 'vitest', [
  'run',
  ...reporters,
  ...(fast ? ['test/rules', 'test/ledger', 'test/documents'] : []),
]);
countTests();

console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed === 0 ? 0 : 1;
