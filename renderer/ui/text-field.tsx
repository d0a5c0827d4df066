import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  FieldError,
  Group,
  Input,
  Label,
  NumberField as AriaNumberField,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: ReactNode;
  /** What is wrong with the value, in words; nothing where it is right. */
  readonly error?: string | null | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly maxLength?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly type?:
    | 'text'
    | 'password'
    | 'url'
    | 'email'
    | 'search'
    | 'date'
    | 'time'
    | 'datetime-local'
    | undefined;
  readonly hideLabel?: boolean | undefined;
}

export const TextField = (props: TextFieldProps) => (
  <TextFieldFrame {...props}>
    <Input
      className={classNames(styles.input)}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
    />
  </TextFieldFrame>
);

export const TextArea = (props: TextFieldProps & { readonly rows?: number | undefined }) => (
  <TextFieldFrame {...props}>
    <AriaTextArea
      className={classNames(styles.input, styles.area)}
      rows={props.rows ?? 4}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
    />
  </TextFieldFrame>
);

function TextFieldFrame(props: TextFieldProps & { readonly children: ReactNode }) {
  const invalid = hasError(props.error);
  return (
    <AriaTextField
      className={classNames(styles.field)}
      value={props.value}
      onChange={props.onChange}
      isInvalid={invalid}
      isRequired={props.isRequired === true}
      isDisabled={props.isDisabled === true}
      validationBehavior="aria"
      type={props.type ?? 'text'}
      autoFocus={props.autoFocus === true}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
      {...(props.hideLabel === true ? { 'aria-label': props.label } : {})}
    >
      {props.hideLabel === true ? null : <FieldLabel {...props} />}
      {props.children}
      <FieldDescription>{props.description}</FieldDescription>
      <ErrorText error={props.error} />
    </AriaTextField>
  );
}

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** After the number: `days`. */
  readonly unit?: string | undefined;
  readonly description?: ReactNode;
  readonly error?: string | null | undefined;
  readonly isDisabled?: boolean | undefined;
}

export function NumberField(props: NumberFieldProps) {
  return (
    <AriaNumberField
      className={classNames(styles.field)}
      value={props.value}
      onChange={(value) => {
        if (Number.isFinite(value)) props.onChange(value);
      }}
      isInvalid={hasError(props.error)}
      isDisabled={props.isDisabled === true}
      validationBehavior="aria"
      formatOptions={{ maximumFractionDigits: 0 }}
      {...(props.min === undefined ? {} : { minValue: props.min })}
      {...(props.max === undefined ? {} : { maxValue: props.max })}
    >
      <FieldLabel label={props.label} />
      <div className={styles.withUnit}>
        <Group className={classNames(styles.stepper)}>
          <Button slot="decrement" className={classNames(styles.step)}>
            −
          </Button>
          <Input className={classNames(styles.input)} />
          <Button slot="increment" className={classNames(styles.step)}>
            +
          </Button>
        </Group>
        {props.unit === undefined ? null : <span>{props.unit}</span>}
      </div>
      <FieldDescription>{props.description}</FieldDescription>
      <ErrorText error={props.error} />
    </AriaNumberField>
  );
}

const hasError = (error: string | null | undefined): error is string =>
  error !== undefined && error !== null && error !== '';

/** What has to be filled in says so beside its name; who listens to it hears that of the field. */
export function FieldLabel(props: {
  readonly label: string;
  readonly isRequired?: boolean | undefined;
}) {
  const label = <Label className={classNames(styles.label)}>{props.label}</Label>;
  if (props.isRequired !== true) return label;
  return (
    <span className={styles.labelRow}>
      {label}
      <span className={styles.needed} aria-hidden>
        needed
      </span>
    </span>
  );
}

export function FieldDescription({ children }: { readonly children?: ReactNode }) {
  if (children === undefined || children === null || children === '') return null;
  return (
    <Text slot="description" className={classNames(styles.description)}>
      {children}
    </Text>
  );
}

export function ErrorText({ error }: { readonly error: string | null | undefined }) {
  if (!hasError(error)) return null;
  return (
    <FieldError className={classNames(styles.error)}>
      <CircleAlert size="0.9em" aria-hidden />
      <span>{error}</span>
    </FieldError>
  );
}
