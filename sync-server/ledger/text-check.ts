import { readAct, textNamedBy, type LedgerAct, type SignedAct } from '../../shared/ledger/act.ts';
import { relayProblem, type RelayAnswer } from './wire-answer.ts';

/** Acts that put a document to the vote as it stands, and the document of each. */
const PUT_TO_THE_VOTE: ReadonlyMap<string, (data: Fields) => unknown> = new Map([
  ['output.call-vote', (data: Fields) => data['output']],
  ['output.request-approval', (data: Fields) => data['output']],
]);

type Fields = Readonly<Record<string, unknown>>;

/**
 * What stands against an act that opens a ballot on a document: the relay's copy may have gone on
 * since its author looked. A check of the relay, not of the rules: a replay does not repeat it.
 */
export async function textChanged(
  signed: SignedAct,
  hash: (document: string) => Promise<string | null>,
): Promise<RelayAnswer | null> {
  const read = readAct(signed.bytes);
  if (!read.ok) return null;
  const document = documentOf(read.value);
  const named = textNamedBy(read.value);
  if (document === null || named === null) return null;
  const have = await hash(document);
  if (have === null || have === named) return null;
  const message = `the text of ${document} has the hash ${have} now`;
  return relayProblem('text-changed', message, { document, have });
}

function documentOf(act: LedgerAct): string | null {
  const output = PUT_TO_THE_VOTE.get(act.type)?.(act.data as Fields);
  return typeof output === 'string' ? `output/${output}` : null;
}
