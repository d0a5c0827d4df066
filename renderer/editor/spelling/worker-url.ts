/** Where the build puts the worker. */
export { default as spellingWorkerUrl } from './worker.ts?worker&url';
