/**
 * What Electron runs where it is given a folder to run: reads the folder's `package.json`, says who
 * it is, and imports its main file. `-r MODULE` is required before that. The build of Electron that
 * the tests use comes without one.
 *
 * The import is awaited at the top level, which holds back `ready` until the app listens for it.
 */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

function readArguments(args) {
  const modules = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at];
    if (arg === '-r' || arg === '--require') {
      at += 1;
      modules.push(args[at]);
    } else if (!arg.startsWith('-')) {
      return { modules, folder: resolve(arg) };
    }
  }
  return { modules, folder: null };
}

async function run(folder) {
  const { name, productName, version, main } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  app.setName(productName ?? name);
  app.setVersion(version);
  app.setAppPath(folder);
  await import(pathToFileURL(join(folder, main)).href);
}

// A required module may take its own arguments out of process.argv.
const { modules, folder } = readArguments(process.argv.slice(1));
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
const require = createRequire(import.meta.url);
try {
  for (const module of modules) require(module);
  if (folder === null) throw new Error('usage: electron FOLDER');
  await run(folder);
} catch (error) {
  console.error(error);
  app.exit(1);
}
