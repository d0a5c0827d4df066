/** Where the build puts the worker. */
export { default as workerUrl } from './worker.ts?worker&url';
