import { join } from 'node:path';
import { defineConfig } from 'electron-vite';
import { announcerWithoutHtml } from './electron/start/announcer-without-html.ts';

const root = import.meta.dirname;
const at = (...path: string[]): string => join(root, ...path);

/** The oldest Electron that it runs in: the one of the tests. */
const NODE = 'node20.18';
const CHROMIUM = 'chrome130';

/** What has native parts, or finds its own files at run time, stays a package. */
const PACKAGES = ['lmdb', 'pino', 'prom-client', 'ws'];

/** Everything else becomes part of the bundle: a process then reads a file, and not hundreds. */
const BUNDLED = [
  '@noble/curves',
  '@noble/hashes',
  'immutable',
  'lib0',
  'y-protocols',
  'yaml',
  'yjs',
  'zod',
];

export default defineConfig({
  main: {
    build: {
      outDir: at('dist', 'main'),
      target: NODE,
      externalizeDeps: { exclude: BUNDLED, include: PACKAGES },
      sourcemap: true,
      rolldownOptions: {
        // The three processes share what they have in common.
        input: {
          main: at('electron', 'main', 'main.ts'),
          store: at('electron', 'store', 'main.ts'),
          relay: at('electron', 'relay', 'main.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared/[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('dist', 'preload'),
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron', 'preload', 'preload.ts') },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: '/',
    oxc: { jsx: { runtime: 'automatic' } },
    plugins: [announcerWithoutHtml()],
    worker: { format: 'es' },
    build: {
      outDir: at('dist', 'renderer'),
      emptyOutDir: true,
      target: CHROMIUM,
      sourcemap: true,
      // The policy takes fonts and scripts from files only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: { index: at('renderer', 'index.html') },
        checks: { pluginTimings: false },
        // Libraries say where servers end and clients begin; here is no server.
        onwarn: (warning, warn) => {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  },
});
