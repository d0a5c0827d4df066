import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { flushFolder } from '../ledger-file/index.ts';
import { StartError, systemCode } from '../start-error.ts';
import { writeDurably } from './write-durably.ts';

/** The appointment of another relay, which this one has stood back for. */
const departure = z.strictObject({
  format: z.literal('convene-departure/1'),
  url: z.string(),
  /** The `relay.appoint` and its signature, for whoever has to look into it. */
  act: z.string(),
  signature: z.string(),
});
type Appointment = Omit<z.infer<typeof departure>, 'format'>;

/**
 * Says, on the disk, that the secretariat has appointed another relay. From then on this one takes
 * no acts: an entry of its own beside that of the new relay would be a second history.
 */
export class Departure {
  readonly #path: string;
  #url: string | null;

  private constructor(path: string, url: string | null) {
    this.#path = path;
    this.#url = url;
  }

  /** @throws StartError where the file is there and says nothing. */
  static async open(path: string): Promise<Departure> {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return new Departure(path, null);
      throw error;
    }
    const read = departure.safeParse(parse(text));
    if (!read.success) throw new StartError(`damaged: ${path} does not say where to`);
    return new Departure(path, read.data.url);
  }

  /** The address of the relay appointed; null while none is. */
  get url(): string | null {
    return this.#url;
  }

  /** Resolves once it is on the disk. */
  async keep(appointment: Appointment): Promise<void> {
    const text = JSON.stringify({ format: 'convene-departure/1', ...appointment });
    await writeDurably(this.#path, Buffer.from(`${text}\n`, 'utf8'));
    this.#url = appointment.url;
  }

  /** The operator says that the other relay was never reached. */
  async forget(): Promise<void> {
    await rm(this.#path, { force: true });
    await flushFolder(dirname(this.#path));
    this.#url = null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
