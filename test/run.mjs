/**
 * `npm test` runs everything that a change must pass; `npm run check` is its fast part.
 * Each step says what it does; the closing line counts tests and steps alike.
 */

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, '.cache');
const reports = { vitest: join(cache, 'vitest.json'), playwright: join(cache, 'playwright.json') };
const fast = process.argv[2] === 'check';

const sum = { passed: 0, failed: 0, skipped: 0 };
/** What has failed, said again at the end: the beginning of a long output is easily lost. */
const failures = [];

function count(title, passed) {
  sum[passed ? 'passed' : 'failed'] += 1;
  if (passed) return;
  failures.push(title);
  console.log(`— ${title}: failed`);
}

const MOST_OF_MESSAGE = 2000;
const shorten = (text) =>
  stripVTControlCharacters(text).trim().slice(0, MOST_OF_MESSAGE).replaceAll('\n', '\n    ');

const pathOf = (program) =>
  ['npm', 'node'].includes(program) ? program : join(root, 'node_modules', '.bin', program);

/** Runs a program of node_modules/.bin, `npm` or `node`; its output is shown as it comes. */
function run(title, program, args) {
  console.log(`\n— ${title}`);
  const { status } = spawnSync(pathOf(program), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  count(title, status === 0);
  return status === 0;
}

/** As `run`, beside others: its output is shown when it has ended. */
function runBeside({ title, program, args, read }) {
  return new Promise((resolve) => {
    const child = spawn(pathOf(program), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.once('error', (error) => {
      output += error.message;
    });
    child.once('close', (status) => {
      console.log(`\n— ${title}`);
      process.stdout.write(output);
      count(title, status === 0 && (read === undefined || read(output)));
      resolve();
    });
  });
}

/** Runs steps two at a time. */
async function runAll(steps) {
  const waiting = [...steps];
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      await runBeside(step);
    }
  };
  await Promise.all([lane(), lane()]);
}

function readReport(path) {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
  return null;
}

/** Adds up what a run counted: one that reports nothing, or no test that passed, has failed. */
function add(counted) {
  const { passed = 0, failed = 0, skipped = 0 } = counted ?? {};
  sum.passed += passed;
  sum.failed += failed + (passed === 0 ? 1 : 0);
  sum.skipped += skipped;
}

function countVitest() {
  const report = readReport(reports.vitest);
  for (const file of report?.testResults ?? []) {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    const place = relative(root, file.name);
    for (const { fullName, failureMessages } of failed) {
      failures.push(`${place}: ${fullName}\n    ${shorten(failureMessages.join('\n'))}`);
    }
    // One that could not be read has no tests that could have failed.
    if (file.status === 'failed' && failed.length === 0) {
      failures.push(`${place}\n    ${shorten(file.message ?? '')}`);
    }
  }
  add(
    report && {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    },
  );
}

/** Each test of a suite, and of those in it. */
function* specsIn({ suites = [], specs = [] }) {
  yield* specs;
  for (const suite of suites) yield* specsIn(suite);
}

function countPlaywright() {
  const report = readReport(reports.playwright);
  for (const { ok, file, line, title, tests } of specsIn(report ?? {})) {
    const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
    if (ok && errors.length === 0) continue;
    const said = errors.map(({ message }) => message ?? '').join('\n');
    failures.push(`${file}:${line}: ${title}\n    ${shorten(said)}`);
  }
  const stats = report?.stats;
  // One that passed only when it was tried again has failed.
  add(
    stats && {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    },
  );
}

if (!existsSync(join(root, 'node_modules', '.bin', 'vitest'))) {
  console.log('node_modules is missing: installing it first');
  const { status } = spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
mkdirSync(cache, { recursive: true });
for (const path of Object.values(reports)) rmSync(path, { force: true });

// A cruise that reads nothing finds nothing wrong.
const readSomething = (output) => Number(/(\d+) modules/.exec(output)?.[1] ?? 0) > 0;
const script = (name) => ({ program: 'npm', args: ['run', '-s', name] });
await runAll([
  { title: 'types', ...script('types') },
  { title: 'lint', ...script('lint') },
  { title: 'format', program: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { title: 'arrows between folders', ...script('arrows'), read: readSomething },
  { title: 'unused files, exports and dependencies', ...script('unused') },
]);

// Some tests look at pages in Chromium.
if (!fast) run('set-up', 'node', ['test/electron-runtime/set-up.mjs']);

const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reports.vitest}`];
const FAST = ['test/rules', 'test/ledger', 'test/documents'];
run('tests', 'vitest', ['run', ...reporters, ...(fast ? FAST : [])]);
countVitest();

if (!fast) {
  const built = run('build', 'node', ['electron/start/build.mjs']);
  if (built) run('tests in the real Electron and in Chromium', 'playwright', ['test']);
  countPlaywright();
}

if (failures.length > 0) console.log(`\n— What failed\n\n- ${failures.join('\n- ')}`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed === 0 ? 0 : 1;
