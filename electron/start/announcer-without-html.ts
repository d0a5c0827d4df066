import type { Plugin } from 'vite';

const FILE = 'live-announcer/LiveAnnouncer';
const AS_IT_COMES = /\.innerHTML = ''/g;

/**
 * React Aria's live announcer empties its log by setting `innerHTML`, which the page's policy
 * (`require-trusted-types-for 'script'`) refuses: the screen that announces something would be lost.
 * This has it empty the log by the DOM instead.
 *
 * @throws at the end of a build in which there was nothing to change: the library is another one.
 */
export function announcerWithoutHtml(): Plugin {
  let changed = 0;
  return {
    name: 'announcer-without-html',
    transform(code, id) {
      if (!id.includes(FILE)) return null;
      changed += code.match(AS_IT_COMES)?.length ?? 0;
      return { code: code.replaceAll(AS_IT_COMES, '.replaceChildren()'), map: null };
    },
    buildEnd(error) {
      if (error === undefined && changed === 0) {
        throw new Error('announcer-without-html: there was nothing to change; is it still needed?');
      }
    },
  };
}
