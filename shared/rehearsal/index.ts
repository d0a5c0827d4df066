/** The sample association, to look around in and to rehearse with. */

export { rehearsalScript } from './rehearsal-script.ts';
export {
  readyStep,
  text,
  textOfBallot,
  type BallotTextMarker,
  type CharterDocument,
  type Persona,
  type ReadyStep,
  type RehearsalDocument,
  type RehearsalFounding,
  type RehearsalScript,
  type RehearsalStep,
  type StepData,
  type TextDocument,
  type TextMarker,
} from './script.ts';
