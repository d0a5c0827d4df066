/** Everything that the app says, in plain sentences: pure, and the same on every machine. */

export { actLabel, actsInWords, consequenceOf, sentenceOf, type ToldAct } from './act-words.ts';
export { CLAUSE_KEYS, clauseOf, clauseOfRefusal, type Clause, type ClauseKey } from './clauses.ts';
export {
  CONNECTION_STATUSES,
  connectionWords,
  fateWords,
  queueWords,
  type ConnectionWords,
  type FateWords,
} from './connection-words.ts';
export {
  documentInSentence,
  documentTitle,
  groupOfDocument,
  type DocumentTitle,
} from './document-names.ts';
export { DOCUMENT_CODES } from './document-refusal-words.ts';
export { DUTIES_IN_WORDS, dutyWords, type DutyWords } from './duty-words.ts';
export { dayOrInstantWords, instantWords } from './instant-words.ts';
export {
  BALLOT_KINDS,
  BODIES,
  CHANGES,
  CHANNEL_KINDS,
  CHARTER_FIELDS,
  CHOICES,
  DEVICE_KINDS,
  DIP_STATUSES,
  labelOf,
  OUTCOMES,
  OUTPUT_DUTIES,
  OUTPUT_KINDS,
  OUTPUT_STAGES,
  ROLES,
  RULEBOOK_PARTS,
  TWG_STAGES,
  WORKSTREAM_KINDS,
  WORKSTREAM_STATUSES,
} from './labels.ts';
export {
  ballotName,
  ballotTitle,
  deviceName,
  dipName,
  groupName,
  kindWord,
  meetingName,
  nameOf,
  organizationName,
  outputName,
  personName,
  subjectOfBallot,
  topicName,
} from './names.ts';
export { facilitatorsWords, needsWords } from './needs-words.ts';
export { capitalized, counted, daysBetween, listed, quoted, said } from './phrases.ts';
export { PROBLEM_CODES_IN_WORDS, problemWords, type AnyProblem } from './problem-words.ts';
export { REFUSAL_CODES } from './refusal-forms.ts';
export { refusalWords, type AnyRefusal } from './refusal-words.ts';
export { choiceWords, neededWords, ruleWords } from './rule-words.ts';
export { stageWord } from './stage-word.ts';
export { type Words } from './words.ts';
