import { z } from 'zod';
import { rule } from '../rules/fields.ts';
import { SIMPLE_MAJORITY, SUPERMAJORITY, tally, type Rule } from '../rules/index.ts';
import { UsageError, type CommandIo, type ExitCode } from './command-io.ts';
import { parsedArgs } from './parsed-args.ts';
import { formProblem } from './form-problem.ts';
import { readTextFile } from './read-file.ts';

const USAGE = 'usage: twg tally FILE';
const LARGEST_MIB = 16;

const people = z.array(z.string()).refine((list) => new Set(list).size === list.length, {
  message: 'names somebody twice',
});

const votesForm = z.strictObject({
  rule: rule.optional(),
  body: z.enum(['tsc', 'twg']).optional(),
  roll: people,
  votes: z.array(z.strictObject({ person: z.string(), choice: z.enum(['yes', 'no', 'abstain']) })),
  recused: people.default([]),
});

type Votes = z.infer<typeof votesForm>;

/** The rules of the two bodies, as DIP-7 has them. */
const RULE_OF = { tsc: SIMPLE_MAJORITY, twg: SUPERMAJORITY } as const;

function ruleOf({ rule: given, body }: Votes, name: string): Rule {
  if (given !== undefined && body === undefined) return given;
  if (body !== undefined && given === undefined) return RULE_OF[body];
  const have = given === undefined ? 'neither' : 'both';
  throw new UsageError(`${name}: gives ${have} of rule and body, where one is needed`);
}

function readVotes(text: string, name: string): Votes {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`${name} is not JSON`);
  }
  const parsed = votesForm.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UsageError(`${name}: ${formProblem(parsed.error, value, 'the whole')}`);
}

/** Counts the last vote of everyone on the roll who is not recused. */
function count(votes: Votes, rule: Rule) {
  const roll = new Set(votes.roll);
  const recused = new Set(votes.recused.filter((person) => roll.has(person)));
  const standing = new Map<string, 'yes' | 'no' | 'abstain'>();
  const ignored = new Set<string>();
  for (const { person, choice } of votes.votes) {
    if (!roll.has(person)) ignored.add(person);
    else if (!recused.has(person)) standing.set(person, choice);
  }
  const of = (choice: string) => [...standing.values()].filter((made) => made === choice).length;
  const counts = { yes: of('yes'), no: of('no'), abstain: of('abstain') };
  const result = tally(rule, { roll: roll.size, recused: recused.size, ...counts });
  return { ...result, ignored: [...ignored] };
}

function readUsage(args: readonly string[]) {
  const { positionals } = parsedArgs({ args: [...args], allowPositionals: true }, USAGE);
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError(`no file; ${USAGE}`);
  if (more.length > 0) throw new UsageError(`more than one file; ${USAGE}`);
  return { file, quoted: JSON.stringify(file) };
}

/** `twg tally FILE`: counts votes as if the ballot closed now. */
export async function tallyCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const { file, quoted } = readUsage(args);
  const votes = readVotes(await readTextFile(io.resolvePath(file), file, LARGEST_MIB), quoted);
  io.out(JSON.stringify(count(votes, ruleOf(votes, quoted))));
  return 0;
}
