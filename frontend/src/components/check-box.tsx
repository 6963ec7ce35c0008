import { Check, Minus } from 'lucide-react';
import {
  CheckboxButton,
  CheckboxField,
  type CheckboxFieldProps,
} from 'react-aria-components/Checkbox';
import styles from './pickers.module.css';

interface CheckBoxProps extends Omit<CheckboxFieldProps, 'className' | 'style' | 'children'> {
  /** Left out where `aria-label` names it. */
  label?: string;
}

export function CheckBox({ label, ...rest }: CheckBoxProps) {
  return (
    <CheckboxField {...rest}>
      <CheckboxButton className={styles['check'] ?? ''}>
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className={styles['box']} aria-hidden="true">
              {isIndeterminate ? <Minus size={14} /> : isSelected ? <Check size={14} /> : null}
            </span>
            {label}
          </>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}
