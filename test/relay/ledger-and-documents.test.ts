import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { RelayWorld } from './relay-world.ts';

let world: RelayWorld;
afterEach(() => world.end());

function closeOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.once('close', (code) => resolve(code));
  });
}

const open = (document: string, ...protocols: string[]) =>
  new WebSocket(`${world.wsUrl}/doc/${document}`, protocols);

describe('documents behind the sessions of the ledger', () => {
  it('are for those with a token, and only while it holds', async () => {
    world = await RelayWorld.founded();
    await world.enrol('tess');
    expect(await closeOf(open('charter/one', 'convene.1'))).toBe(4401);
    expect(await closeOf(open('charter/one', 'convene.1', 'token.AAAA'))).toBe(4503);
    const token = `token.${await world.token('tess')}`;
    expect(await closeOf(open('%ff', 'convene.1', token))).toBe(4404);
    const socket = open('charter/one', 'convene.1', token);
    const first = await new Promise<Buffer>((resolve) => {
      socket.once('message', (data: Buffer) => resolve(data));
    });
    expect(first.length).toBeGreaterThan(0);
    const closed = closeOf(socket);
    await world.do('sam', 'device.revoke', { device: world.device('tess') });
    expect(await closed).toBe(4403);
  });

  it('give what a replica lacks by HTTP', async () => {
    world = await RelayWorld.founded();
    const headers = { authorization: `Bearer ${await world.token('sam')}` };
    expect((await world.http('/doc/charter/one/update')).status).toBe(401);
    const malformed = await world.http('/doc/charter/one/update?sv=***', { headers });
    expect(malformed.status).toBe(400);
    expect((await world.http('/doc/charter/one/update?sv=AA', { headers })).status).toBe(404);
  });
});
