import { DIP_STATUSES, OUTPUT_STAGES, TWG_STAGES } from './labels.ts';

/** Stages that are of none of the three tables: of topics, objections, meetings and concerns. */
const OTHERS: Readonly<Record<string, string>> = {
  none: 'not submitted',
  open: 'open',
  agreed: 'agreed',
  dropped: 'dropped',
  settled: 'settled',
  resolved: 'resolved',
  scheduled: 'scheduled',
  cancelled: 'cancelled',
};

const TABLES: readonly Readonly<Record<string, string>>[] = [
  TWG_STAGES,
  OUTPUT_STAGES,
  DIP_STATUSES,
  OTHERS,
];

/** A stage of whatever it is, inside a sentence. */
export function stageWord(stage: string): string {
  const table = TABLES.find((each) => Object.hasOwn(each, stage));
  const word = table?.[stage] ?? stage;
  return word.startsWith('TSC') ? word : word.toLowerCase();
}
