import { readFile, stat } from 'node:fs/promises';
import { checkDips, isOk } from '../documents/dip-check.ts';

/** Largest file that is read: 16 MiB. */
const maxBytes = 16 * 1024 * 1024;

/** What a command writes to, a line at a time, and how it finds the files it is told of. */
export interface DipCheckIo {
  out(line: string): void;
  err(line: string): void;
  /** The absolute path of a file named on the command line. */
  resolvePath(path: string): string;
}

/**
 * `twg dip check FILE…`: one JSON object a line for each file, in order,
 * `{"file", "ok", "problems": [{"line", "rule", "severity", "message", "suggestion"?}]}`.
 * Files given together are also checked against each other. Exits 0 when all are ok (only errors
 * make one not ok), 1 when one is not, 2 on bad usage or unreadable input, then with one line on
 * standard error and nothing on standard output.
 */
export async function dipCheck(args: readonly string[], io: DipCheckIo): Promise<0 | 1 | 2> {
  const usage = 'usage: twg dip check FILE…';
  const ends = args.indexOf('--');
  const option = args.slice(0, ends < 0 ? args.length : ends).find((arg) => arg.startsWith('-'));
  if (option !== undefined) {
    io.err(`twg dip check: unknown option ${JSON.stringify(option)}; ${usage}`);
    return 2;
  }
  const names = args.filter((_, index) => index !== ends);
  if (names.length === 0) {
    io.err(`twg dip check: no files; ${usage}`);
    return 2;
  }
  const files: { file: string; text: string }[] = [];
  for (const name of names) {
    const path = io.resolvePath(name);
    const read = await readText(path);
    if (read.type === 'unreadable') {
      io.err(`twg dip check: ${JSON.stringify(name)} ${read.why}`);
      return 2;
    }
    files.push({ file: path, text: read.text });
  }
  const checked = checkDips(files);
  const lines = names.map((file, index) => {
    const problems = checked[index] ?? [];
    return { file, ok: isOk(problems), problems };
  });
  for (const line of lines) io.out(JSON.stringify(line));
  return lines.every(({ ok }) => ok) ? 0 : 1;
}

type Read =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'unreadable'; readonly why: string };

async function readText(path: string): Promise<Read> {
  const unreadable = (why: string): Read => ({ type: 'unreadable', why });
  let bytes: Uint8Array;
  try {
    const found = await stat(path);
    if (found.isDirectory()) return unreadable('is a directory');
    // A pipe or a device may never end.
    if (!found.isFile()) return unreadable('is not a file');
    if (found.size > maxBytes) return unreadable('is larger than 16 MiB');
    bytes = await readFile(path);
  } catch (error) {
    return unreadable(whyUnreadable(error));
  }
  if (bytes.length > maxBytes) return unreadable('is larger than 16 MiB');
  if (bytes.includes(0)) return unreadable('is not a text file (it holds NUL bytes)');
  try {
    // The byte order mark stays: it is for the check to report.
    return {
      type: 'text',
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    };
  } catch {
    return unreadable('is not UTF-8');
  }
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read';
    default:
      return `cannot be read (${code === '' ? 'unknown reason' : code})`;
  }
}
