import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  Radio,
  RadioGroup as AriaRadioGroup,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { ErrorText, FieldDescription, FieldLabel } from './text-field.tsx';

export interface CheckboxProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly description?: ReactNode;
  readonly isDisabled?: boolean | undefined;
}

export function Checkbox(props: CheckboxProps) {
  return (
    <AriaCheckbox
      className={classNames(styles.choice)}
      isSelected={props.isSelected}
      onChange={props.onChange}
      isDisabled={props.isDisabled === true}
    >
      <span className={styles.mark}>
        {props.isSelected ? <Check size="0.85rem" strokeWidth={3} aria-hidden /> : null}
      </span>
      <ChoiceText description={props.description}>{props.children}</ChoiceText>
    </AriaCheckbox>
  );
}

export interface RadioItem {
  readonly id: string;
  readonly label: string;
  readonly description?: ReactNode;
  readonly isDisabled?: boolean | undefined;
}

export interface RadioGroupProps {
  readonly label: string;
  readonly items: readonly RadioItem[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly description?: ReactNode;
  readonly error?: string | null | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
}

export function RadioGroup(props: RadioGroupProps) {
  return (
    <AriaRadioGroup
      className={classNames(styles.field)}
      value={props.value}
      onChange={props.onChange}
      isDisabled={props.isDisabled === true}
      isRequired={props.isRequired === true}
      isInvalid={props.error !== undefined && props.error !== null && props.error !== ''}
      validationBehavior="aria"
    >
      <FieldLabel label={props.label} isRequired={props.isRequired} />
      <FieldDescription>{props.description}</FieldDescription>
      <div className={styles.choices}>
        {props.items.map((item) => (
          <Radio
            key={item.id}
            value={item.id}
            isDisabled={item.isDisabled === true}
            className={classNames(styles.choice)}
          >
            <span className={classNames(styles.mark, styles.round)} />
            <ChoiceText description={item.description}>{item.label}</ChoiceText>
          </Radio>
        ))}
      </div>
      <ErrorText error={props.error} />
    </AriaRadioGroup>
  );
}

function ChoiceText(props: { readonly description: ReactNode; readonly children: ReactNode }) {
  return (
    <span>
      {props.children}
      {props.description === undefined || props.description === null ? null : (
        <span className={styles.choiceDescription}>{props.description}</span>
      )}
    </span>
  );
}
