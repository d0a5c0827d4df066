import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { text } from '../../shared/rehearsal/script.ts';
import { PortalRelay } from './portal-relay.ts';
import { playSample } from './sample-ledger.ts';

const LONG = 'A sentence of an update. '.repeat(5000);

let portal: PortalRelay;
let first = '';
beforeAll(async () => {
  const { lines, state } = playSample((step) =>
    step.type === 'update.post'
      ? { ...step, data: { ...step.data, textSha256: text(LONG) } }
      : step,
  );
  first = [...state.update.keys()][0] ?? '';
  portal = await PortalRelay.start({ lines });
});
afterAll(() => portal.end());

describe('updates that are as long as books', () => {
  it('are on their pages, and in no feed', async () => {
    const feed = await portal.text('/portal/feed.atom');
    const { entry } = (new XMLParser().parse(feed) as { feed: { entry: { content: string }[] } })
      .feed;
    expect(entry.filter(({ content }) => content.includes('it is on its page'))).not.toEqual([]);
    expect(feed).not.toContain('A sentence of an update');
    expect(await portal.text(`/portal/updates/${first}`)).toContain('A sentence of an update');
  });
});
