import { afterEach, describe, expect, it } from 'vitest';
import { SmtpTestServer } from '../outside/smtp-server.ts';
import { OutreachWorld, smtpOf } from './outreach-world.ts';
import { foundingData, signerOf } from '../ledger/test-association.ts';

const MEMBERS = 5000;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

describe('5,000 members', () => {
  it(
    'are all told once, also where the relay stops in the middle',
    { timeout: 600_000 },
    async () => {
      // A line that anybody can read, as what is looked at here is the queue.
      const server = await SmtpTestServer.start({ security: 'none' });
      ends.push(() => server.close());
      const ids = Array.from({ length: MEMBERS - 4 }, (_, index) => `m${index}`);
      const persons = [
        ...(foundingData(signerOf('relay'))['persons'] as object[]),
        ...ids.map((id) => ({ id, name: `Member ${id}`, organization: 'acme' })),
      ];
      const world = await OutreachWorld.founded({ smtp: smtpOf(server) }, { persons });
      ends.push(() => world.end());
      const reply = await world.association('sam', {
        persons: [...ids, 'sam', 'tess', 'tim', 'tom'].map((person) => ({
          person,
          email: `${person}@members.example`,
        })),
      });
      expect(reply.reached).toEqual({ persons: MEMBERS, of: MEMBERS });
      await world.happens();
      await server.taken(1500);
      await world.restart();
      const before = server.mails.length;
      await server.taken(MEMBERS);
      await world.settled();
      const to = server.mails.map((mail) => mail.to[0]);
      expect(new Set(to).size).toBe(MEMBERS);
      expect(before).toBeLessThan(MEMBERS);
      // It was stopped, not killed: nothing is said twice.
      expect(to).toHaveLength(MEMBERS);
      const { sent, bySubject } = await world.deliveries();
      expect(sent).toBe(MEMBERS);
      expect(bySubject).toMatchObject([{ sent: MEMBERS, waiting: 0, givenUp: 0 }]);
    },
  );
});
