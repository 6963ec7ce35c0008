import { FieldError, Input, Label, TextField, type TextFieldProps } from 'react-aria-components';
import styles from './text-box.module.css';

interface TextBoxProps extends Omit<TextFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  autoComplete?: string;
}

export function TextBox({ label, ...rest }: TextBoxProps) {
  return (
    <TextField {...rest} className={styles['field'] ?? ''}>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <Input className={styles['input'] ?? ''} />
      <FieldError className={styles['error'] ?? ''} />
    </TextField>
  );
}
