import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What the tests call, and the Debian package that has it. */
const PROGRAMS = [
  ['Xvfb', 'xvfb'],
  ['chromium', 'chromium'],
  ['unzip', 'unzip'],
  ['git', 'git'],
  ['ps', 'procps'],
];
/** Chromium's package brings nearly all that Electron needs. */
const LIBRARIES = ['libgtk-3-0', 'libnss3', 'libgbm1'];

/** What pages are measured with: how wide a text is depends on the font that there is. */
const FONT = {
  file: '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf',
  name: 'fonts-noto-core',
};

const succeeds = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

const missingPrograms = () =>
  PROGRAMS.filter(([program]) => !succeeds('sh', ['-c', `command -v ${program}`])).map(
    ([, name]) => name,
  );

/** Libraries that a program needs and does not find. */
function missingLibraries(program) {
  if (!existsSync(program)) return [];
  const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name);
}

const mayInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

function install(packages) {
  console.log(`tests: installing ${packages.join(', ')}`);
  const options = { stdio: ['ignore', 'ignore', 'inherit'] };
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { ...options, env });
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
    ...options,
    env,
  });
}

/**
 * Sees to it that the programs are there which the tests need of the system; installs them where it
 * may, as root on Debian.
 *
 * @throws where one is missing; the message is one line that names what to install.
 */
export function needPrograms() {
  if (process.platform !== 'linux') return;
  const missing = [...missingPrograms(), ...(existsSync(FONT.file) ? [] : [FONT.name])];
  if (missing.length > 0 && mayInstall()) install(missing);
  complain(missingPrograms());
}

/** As `needPrograms`, for the libraries of the Electron in a folder. */
export function needLibraries(folder) {
  if (process.platform !== 'linux') return;
  const program = join(folder, 'electron');
  if (missingLibraries(program).length > 0 && mayInstall()) install(LIBRARIES);
  complain(missingLibraries(program));
}

function complain(missing) {
  if (missing.length === 0) return;
  throw new Error(`the tests need these of the system, which are missing: ${missing.join(', ')}`);
}
