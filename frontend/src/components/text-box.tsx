import {
  TextField,
  type TextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from 'react-aria-components/TextField';
import styles from './text-box.module.css';

interface TextBoxProps extends Omit<TextFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  autoComplete?: string;
  /** What helps to fill it in. */
  description?: string;
  placeholder?: string;
  /** Several lines. */
  multiline?: boolean;
  rows?: number;
}

export function TextBox(props: TextBoxProps) {
  const { label, description, placeholder, multiline = false, rows = 3, ...rest } = props;
  return (
    <TextField {...rest} className={styles['field'] ?? ''}>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {multiline ? (
        <TextArea className={styles['area'] ?? ''} rows={rows} placeholder={placeholder} />
      ) : (
        <Input className={styles['input'] ?? ''} placeholder={placeholder} />
      )}
      {description && (
        <Text slot="description" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''} />
    </TextField>
  );
}
