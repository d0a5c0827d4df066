import { useState, type ReactNode } from 'react';
import type { Role } from '../../../../shared/documents/proposal-markdown.ts';
import { ROLES } from '../../../../shared/wording/index.ts';
import { ActButton } from '../../../app/act-button.tsx';
import { Button, ComboBox, Dialog, Select, TextArea, sectionStyles } from '../../../ui/index.ts';
import type { PersonItem } from './people-facts.ts';
import { PLACEHOLDER_TEXT } from '../../../app/placeholder-data.ts';

/** What is filled in about somebody. */
export interface PersonDraft {
  readonly person: string;
  readonly role: Role;
  readonly reason: string;
}

export interface PersonDialogProps {
  readonly title: string;
  readonly type: string;
  readonly items: readonly PersonItem[];
  readonly personLabel: string;
  readonly data: (draft: PersonDraft) => object;
  /** What is asked beside the person. */
  readonly asks: 'person' | 'role' | 'reason';
  /** The role at first, by the person. */
  readonly roleOf?: ((person: string) => Role) | undefined;
  readonly children: ReactNode;
  /** What it would do, once somebody is chosen. */
  readonly effect: (draft: PersonDraft) => ReactNode;
  readonly variant?: 'primary' | 'danger' | undefined;
  readonly onClose: () => void;
}

const FREE: readonly Role[] = ['contributor', 'reviewer', 'observer'];
const ROLE_ITEMS = FREE.map((id) => ({
  id,
  label: id === 'observer' ? `${ROLES[id]} (no vote)` : ROLES[id],
}));
const LONGEST_REASON = 2000;

const isFree = (role: string): role is Role => FREE.some((free) => free === role);

/** Chooses a person, and what else an act about them needs. */
export function PersonDialog(props: PersonDialogProps) {
  const { title, type, items, asks, onClose } = props;
  const [person, setPerson] = useState<string | null>(null);
  const [role, setRole] = useState<Role>('contributor');
  const [reason, setReason] = useState('');
  const draft = person === null ? null : { person, role, reason: reason.trim() };
  const choose = (id: string | null): void => {
    setPerson(id);
    if (id !== null && props.roleOf !== undefined) setRole(props.roleOf(id));
  };
  const lacks = lackingWords(draft, asks);
  return (
    <Dialog
      title={title}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {draft === null ? (
            <Button variant={props.variant ?? 'primary'} reason={lacks}>
              {title.replace(/…$/, '')}
            </Button>
          ) : (
            <ActButton
              type={type}
              data={() => props.data(draft)}
              check={props.data({ ...draft, reason: PLACEHOLDER_TEXT })}
              label={title.replace(/…$/, '')}
              confirm="none"
              variant={props.variant ?? 'primary'}
              reason={lacks}
              onDone={onClose}
            />
          )}
        </>
      }
    >
      <div className={sectionStyles.form}>
        {props.children}
        <ComboBox
          label={props.personLabel}
          items={items}
          value={person}
          onChange={choose}
          isRequired
        />
        {asks === 'role' ? (
          <Select
            label="Role"
            items={ROLE_ITEMS}
            value={role}
            onChange={(id) => (isFree(id) ? setRole(id) : undefined)}
          />
        ) : null}
        {asks === 'reason' ? (
          <TextArea
            label="Reason"
            value={reason}
            onChange={setReason}
            isRequired
            maxLength={LONGEST_REASON}
            description="Permanent, and read by everyone in the association."
          />
        ) : null}
        {draft === null ? null : props.effect(draft)}
      </div>
    </Dialog>
  );
}

function lackingWords(
  draft: PersonDraft | null,
  asks: PersonDialogProps['asks'],
): string | undefined {
  if (draft === null) return 'Choose the person first.';
  return asks === 'reason' && draft.reason === '' ? 'Say why first.' : undefined;
}
