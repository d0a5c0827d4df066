import { LoaderCircle } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './button.module.css';

export interface ButtonProps {
  readonly children?: ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  readonly size?: 'normal' | 'small' | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Why it cannot be pressed now: it stays within reach of the keyboard, and says so. */
  readonly reason?: ReactNode;
  readonly icon?: ReactNode;
  /** The name, where the button shows an icon alone. */
  readonly label?: string | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly autoFocus?: boolean | undefined;
  /** Its work is being done: it keeps the focus, and cannot be pressed again meanwhile. */
  readonly isPending?: boolean | undefined;
  readonly 'aria-expanded'?: boolean | undefined;
  readonly className?: string | undefined;
}

export function Button(props: ButtonProps) {
  const reasonId = useId();
  const held = props.reason !== undefined && props.reason !== null && props.reason !== '';
  const pending = props.isPending === true;
  const button = (
    <AriaButton
      className={classOf(props)}
      type={props.type ?? 'button'}
      isDisabled={props.isDisabled === true && !held}
      autoFocus={props.autoFocus === true}
      {...(held ? { 'aria-describedby': reasonId } : {})}
      {...(held || pending ? { 'aria-disabled': true } : {})}
      {...namesOf(props)}
      onPress={() => {
        if (!held && !pending) props.onPress?.();
      }}
    >
      {pending ? <LoaderCircle className={styles.turning} size="1em" aria-hidden /> : props.icon}
      {props.children}
    </AriaButton>
  );
  const iconName = props.children === undefined ? props.label : undefined;
  const tip = held ? props.reason : iconName;
  // One tree whether there are words to show or not: otherwise the focus would be lost with the
  // button that is taken away when a reason comes or goes.
  return (
    <>
      <Tip text={tip}>{button}</Tip>
      {held ? (
        <span id={reasonId} className={styles.hidden}>
          {props.reason}
        </span>
      ) : null}
    </>
  );
}

const classOf = (props: ButtonProps): string =>
  classNames(
    styles.button,
    styles[props.variant ?? 'secondary'],
    props.size === 'small' && styles.small,
    props.children === undefined && styles.iconOnly,
    props.className,
  );

const namesOf = ({ label, 'aria-expanded': isExpanded }: ButtonProps) => ({
  ...(label === undefined ? {} : { 'aria-label': label }),
  ...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded }),
});

/** Shows words beside a control while it is pointed at or has the focus. */
function Tip({ text, children }: { readonly text: ReactNode; readonly children: ReactNode }) {
  return (
    <TooltipTrigger delay={300} closeDelay={100} isDisabled={text === undefined}>
      {children}
      <Tooltip className={classNames(styles.tooltip)} offset={6}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}

/** Words for those who hear the screen, not for those who see it. */
export function Hidden({ children }: { readonly children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}
