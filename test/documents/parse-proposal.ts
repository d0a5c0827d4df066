import type {
  Output,
  PersonText,
  ProposalText,
  Role,
} from '../../shared/documents/proposal-markdown.ts';

/**
 * Reads a proposal's text back, as a second writer of the format would: from docs/PROTOCOL.md, not
 * from the code. Throws on anything that the format does not allow.
 */
export function parseProposal(text: string): ProposalText {
  if (!text.endsWith('\n')) throw new Error('no line feed at the end');
  const lines = text.slice(0, -1).split('\n');
  let at = 0;
  const next = (): string => {
    const line = lines[at];
    if (line === undefined) throw new Error('ends too early');
    at += 1;
    return line;
  };
  const expectLine = (wanted: string): void => {
    const line = next();
    if (line !== wanted)
      throw new Error(`line ${at}: ${JSON.stringify(line)}, not ${JSON.stringify(wanted)}`);
  };
  const section = (title: string): void => {
    expectLine('');
    expectLine(`## ${title}`);
    expectLine('');
  };
  const quote = (): string => {
    const out: string[] = [];
    while (lines[at]?.startsWith('>')) {
      const line = next();
      if (line !== '>' && !line.startsWith('> ')) throw new Error('bad quote');
      out.push(line.slice(2));
    }
    return out.join('\n');
  };
  const items = (): string[] => {
    if (lines[at] === 'None given.') {
      at += 1;
      return [];
    }
    const out: string[] = [];
    while (lines[at]?.startsWith('- ')) out.push(next().slice(2));
    return out;
  };

  const name = unescapeLine(after(next(), '# Technical working group: '));
  expectLine('');
  const twg = after(next(), 'Group: ').slice(1, -1);
  section('Scope and goal');
  const scope = quote();
  section('Limits of its focus');
  const limits = quote();
  section('Expected final output');
  const outputs = items().map(parseOutput);
  section('Expected duration of operation');
  const days = next();
  const durationDays = days === 'Not given.' ? null : Number(days.split(' ')[0]);
  section('Facilitators');
  const facilitators = items().map((item) => parsePerson(item).person);
  section('Desired member profiles');
  const profiles = quote();
  section('Members and their roles');
  const members = items().map((item) => {
    const { person, rest } = parsePerson(item);
    return Object.assign(person, { role: after(rest, ': ') as Role });
  });
  if (at !== lines.length) throw new Error('text after the end');
  return {
    twg,
    name,
    charter: { scope, limits, outputs, durationDays, profiles },
    facilitators,
    members,
  };
}

function after(line: string, prefix: string): string {
  if (!line.startsWith(prefix))
    throw new Error(`${JSON.stringify(line)} does not begin with ${prefix}`);
  return line.slice(prefix.length);
}

function parseOutput(item: string): Output {
  const colon = item.indexOf(': ');
  return {
    kind: item.slice(0, colon).toLowerCase() as Output['kind'],
    title: unescapeLine(item.slice(colon + 2)),
  };
}

function parsePerson(item: string): { person: PersonText; rest: string } {
  const first = nameAndId(item);
  const second = nameAndId(after(first.rest, ', '));
  return {
    person: {
      person: first.id,
      name: first.name,
      organization: second.id,
      organizationName: second.name,
    },
    rest: second.rest,
  };
}

function nameAndId(text: string): { name: string; id: string; rest: string } {
  const at = text.indexOf(' (`');
  const end = text.indexOf('`)', at);
  if (at < 0 || end < 0) throw new Error(`no id in ${JSON.stringify(text)}`);
  return {
    name: unescapeLine(text.slice(0, at)),
    id: text.slice(at + 3, end),
    rest: text.slice(end + 2),
  };
}

function unescapeLine(text: string): string {
  return text.replace(/\\(.)|&#x([0-9A-F]+);/gsu, (_, char: string | undefined, hex: string) =>
    char === undefined ? String.fromCharCode(Number.parseInt(hex, 16)) : char,
  );
}
