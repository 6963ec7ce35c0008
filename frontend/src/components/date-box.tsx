import { TextBox } from './text-box';

interface DateBoxProps {
  label: string;
  /** A day, `2026-05-01`; with `withTime` a moment of the viewer's time zone, `2026-05-01T09:30`. */
  value: string | null;
  onChange: (value: string | null) => void;
  name?: string;
  withTime?: boolean;
  isRequired?: boolean;
}

/** The browser's own control knows the locale's order, keyboards and telephones. */
export function DateBox({ value, onChange, withTime = false, ...rest }: DateBoxProps) {
  return (
    <TextBox
      {...rest}
      type={withTime ? 'datetime-local' : 'date'}
      value={value ?? ''}
      onChange={(next) => onChange(next === '' ? null : next)}
    />
  );
}
