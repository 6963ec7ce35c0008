import type { Ref } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button';
import styles from './button.module.css';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  look?: 'primary' | 'quiet' | 'outline' | 'icon' | 'danger';
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'outline', ...rest }: ButtonProps) {
  return <AriaButton {...rest} className={`${styles['button'] ?? ''} ${styles[look] ?? ''}`} />;
}
