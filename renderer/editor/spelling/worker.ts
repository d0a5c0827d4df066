/** Has the dictionary, off the page's thread: to open it takes a moment, and suggestions longer. */

import { openDictionary } from './dictionary.ts';
import type { SpellingReply, SpellingRequest } from './messages.ts';

const dictionary = openDictionary();

const scope = globalThis as unknown as {
  addEventListener(type: 'message', listener: (event: MessageEvent<SpellingRequest>) => void): void;
  postMessage(reply: SpellingReply): void;
};

scope.addEventListener('message', ({ data }) => {
  switch (data.type) {
    case 'check':
      scope.postMessage({
        type: 'checked',
        id: data.id,
        wrong: data.words.filter((word) => !dictionary.has(word)),
      });
      return;
    case 'suggest':
      scope.postMessage({
        type: 'suggested',
        id: data.id,
        words: dictionary.suggestions(data.word),
      });
  }
});
