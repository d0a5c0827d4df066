import type { z } from 'zod';
import { decodeUtf8 } from '../node-crypto.ts';
import { HttpProblem, type Asked } from './reply.ts';

/** The body of a request, of so many bytes at most. @throws HttpProblem where it is of another form. */
export async function readJson<S extends z.ZodType>(
  asked: Asked,
  schema: S,
  most: number,
): Promise<z.infer<S>> {
  const text = decodeUtf8(await asked.body(most));
  const parsed = schema.safeParse(text === null ? undefined : parse(text));
  if (!parsed.success) throw new HttpProblem(400, 'malformed', 'the request is malformed');
  return parsed.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
