import { useMemo, useState } from 'react';
import { emailAddress } from '../../../shared/protocol/outreach-messages.ts';
import { said } from '../../../shared/wording/index.ts';
import { Button, Dialog, Table, TextArea, TextField } from '../../ui/index.ts';
import { givenBy, readPasted, type PastedLine, type PersonReached } from './pasted-addresses.ts';
import styles from './reaching.module.css';

/** Gives one person an address, until they set their own. */
export function GiveAddress(props: {
  readonly person: PersonReached;
  readonly onGive: (email: string | null) => void;
  readonly onClose: () => void;
}) {
  const { person, onGive, onClose } = props;
  const [typed, setTyped] = useState('');
  const isFit = emailAddress.safeParse(typed.trim()).success;
  return (
    <Dialog
      title={`Address of ${person.name}`}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {person.email === 'secretariat' ? (
            <Button onPress={() => onGive(null)}>Take it away</Button>
          ) : null}
          <Button
            variant="primary"
            reason={isFit ? undefined : 'Type an address first.'}
            onPress={() => onGive(typed.trim())}
          >
            Give it
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          label="E-mail address"
          type="email"
          value={typed}
          onChange={setTyped}
          maxLength={254}
          autoFocus
          error={
            typed.trim() === '' || isFit
              ? null
              : 'It is no address: one name, an @, and a domain, without blanks.'
          }
          description="It stands until they set one themselves, which they can at any time. It is not shown again, to you or to anybody else."
        />
      </div>
    </Dialog>
  );
}

/** How many of the lines are shown. */
const MOST = 200;

/** Gives many an address at once: pasted, checked, looked at, and then given. */
export function PasteAddresses(props: {
  readonly people: readonly PersonReached[];
  readonly onGive: (given: readonly { readonly person: string; readonly email: string }[]) => void;
  readonly onClose: () => void;
}) {
  const { people, onGive, onClose } = props;
  const [text, setText] = useState('');
  const lines = useMemo(() => readPasted(text, people), [text, people]);
  const given = givenBy(lines);
  return (
    <Dialog
      title="Paste a list of addresses"
      size="wide"
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            reason={whyNot(lines, given.length)}
            onPress={() => onGive(given)}
          >
            {given.length === 1 ? 'Give one address' : `Give ${given.length} addresses`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextArea
          label="One person a line: who, then the address"
          value={text}
          onChange={setText}
          rows={6}
          placeholder={'person,email\nalice,alice@example.org'}
          description="By id or by full name, with a comma, a semicolon or a tab between, as a table copied from elsewhere has it. Nothing is given before you have seen what it comes to."
        />
        {lines.length === 0 ? null : (
          <>
            <p role="status">{summaryOf(lines)}</p>
            <Table
              label="What it comes to"
              columns={[
                { id: 'line', label: 'Line' },
                { id: 'who', label: 'Who' },
                { id: 'what', label: 'What is done' },
              ]}
              rows={lines.slice(0, MOST).map((line) => ({
                id: String(line.line),
                cells: {
                  line: line.line,
                  who: whoOf(line),
                  what: <Verdict line={line} />,
                },
              }))}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}

/** The most that the relay takes at once. */
const MOST_GIVEN = 5000;

function whyNot(lines: readonly PastedLine[], given: number): string | undefined {
  if (lines.length === 0) return 'Paste the list first.';
  if (given > MOST_GIVEN) return `At most ${MOST_GIVEN} are given at once: paste a part of them.`;
  return given === 0 ? 'None of the lines gives somebody an address.' : undefined;
}

function summaryOf(lines: readonly PastedLine[]): string {
  const given = givenBy(lines).length;
  const own = lines.filter(({ verdict }) => verdict === 'own').length;
  const wrong = lines.length - given - own;
  return [
    `${given} of ${lines.length} lines give an address.`,
    ...(own === 0 ? [] : [`${own} left as they are: set by the persons themselves.`]),
    ...(wrong === 0 ? [] : [`${wrong} cannot be used.`]),
  ].join(' ');
}

function whoOf(line: PastedLine): string {
  switch (line.verdict) {
    case 'give':
    case 'replace':
    case 'own':
    case 'twice':
      return line.name;
    case 'unknown-person':
    case 'no-address':
      return said(line.named);
    case 'unreadable':
      return said(line.text);
  }
}

function Verdict({ line }: { readonly line: PastedLine }) {
  switch (line.verdict) {
    case 'give':
      return <>is given {line.email}</>;
    case 'replace':
      return <>is given {line.email} in place of the one from before</>;
    case 'own':
      return <span className={styles.quiet}>left as it is: they have set one themselves</span>;
    case 'twice':
      return <span className={styles.failed}>named before: this line is left out</span>;
    case 'unknown-person':
      return (
        <span className={styles.failed}>nobody by that id, or not one alone by that name</span>
      );
    case 'no-address':
      return <span className={styles.failed}>no address: {said(line.email)}</span>;
    case 'unreadable':
      return <span className={styles.failed}>not “person,email”</span>;
  }
}
