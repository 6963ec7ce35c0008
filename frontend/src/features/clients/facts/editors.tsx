import { X } from 'lucide-react';
import { CountryBox } from '@/components/country-box';
import { MoneyBox, RecordBox, SelectBox, TextBox } from '@/components/form';
import type { NamedChoice } from '@/components/record-box';
import type { MoneyValue } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { STAGES, type Stage } from '../search';
import type { EditorProps } from './fact';
import styles from '@/components/facts.module.css';

const text = messages.facts;

export interface AddressValue {
  street: string;
  postalCode: string;
  city: string;
  region: string;
  country: string | null;
}

export interface PlaceValue {
  city: string;
  country: string | null;
}

type InputMode = 'text' | 'tel' | 'email' | 'url' | 'numeric';

/** An editor for one line; `name` is where the server's problems with it belong. */
export function line(name: string, inputMode: InputMode = 'text') {
  return ({ label, value, onChange }: EditorProps<string>) => (
    <TextBox label={label} name={name} inputMode={inputMode} value={value} onChange={onChange} />
  );
}

export function DescriptionEditor({ label, value, onChange }: EditorProps<string>) {
  return (
    <TextBox
      label={label}
      name="description"
      multiline
      rows={5}
      value={value}
      onChange={onChange}
    />
  );
}

export function StageEditor({ label, value, onChoose }: EditorProps<Stage | null>) {
  return (
    <SelectBox
      label={label}
      name="lifecycleStage"
      options={STAGES.map((stage) => ({ value: stage, label: messages.stages[stage] }))}
      value={value}
      onChange={onChoose}
    />
  );
}

export function OwnerEditor({ label, value, onChoose }: EditorProps<NamedChoice | null>) {
  return <RecordBox label={label} name="owner" kind="user" value={value} onChange={onChoose} />;
}

export function RevenueEditor({ label, value, onChange }: EditorProps<MoneyValue | null>) {
  return <MoneyBox label={label} name="annualRevenue" value={value} onChange={onChange} />;
}

export function TagsEditor({ label, value, onChange }: EditorProps<NamedChoice[]>) {
  return (
    <>
      <ul className={styles['tags']}>
        {value.map((tag) => (
          <li key={tag.id} className={styles['chosen']}>
            {tag.name}
            <button
              type="button"
              aria-label={text.removeTag(tag.name)}
              onClick={() => onChange(value.filter(({ id }) => id !== tag.id))}
            >
              <X size={13} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <RecordBox
        key={value.length}
        label={label}
        name="tags"
        kind="tag"
        placeholder={text.addTag}
        value={null}
        onChange={(tag) => {
          if (tag && value.every(({ id }) => id !== tag.id)) onChange([...value, tag]);
        }}
      />
    </>
  );
}

export function TeamEditor({ label, value, onChange }: EditorProps<NamedChoice | null>) {
  return <RecordBox label={label} name="team" kind="team" value={value} onChange={onChange} />;
}

export function PriceListEditor({ label, value, onChange }: EditorProps<NamedChoice | null>) {
  return (
    <RecordBox label={label} name="priceList" kind="priceList" value={value} onChange={onChange} />
  );
}

export function BillingEditor(props: EditorProps<AddressValue>) {
  return <AddressEditor name="billingAddress" {...props} />;
}

export function ShippingEditor(props: EditorProps<AddressValue>) {
  return <AddressEditor name="shippingAddress" {...props} />;
}

interface AddressEditorProps extends EditorProps<AddressValue> {
  name: 'billingAddress' | 'shippingAddress';
}

function AddressEditor({ name, value, onChange }: AddressEditorProps) {
  const set = (next: Partial<AddressValue>) => onChange({ ...value, ...next });
  return (
    <>
      <TextBox
        label={text.street}
        name={`${name}.street`}
        value={value.street}
        onChange={(street) => set({ street })}
      />
      <div className={styles['pair']}>
        <TextBox
          label={text.postalCode}
          name={`${name}.postalCode`}
          value={value.postalCode}
          onChange={(postalCode) => set({ postalCode })}
        />
        <TextBox
          label={text.city}
          name={`${name}.city`}
          value={value.city}
          onChange={(city) => set({ city })}
        />
      </div>
      <TextBox
        label={text.region}
        name={`${name}.region`}
        value={value.region}
        onChange={(region) => set({ region })}
      />
      <CountryBox
        label={text.country}
        name={`${name}.country`}
        value={value.country}
        onChange={(country) => set({ country })}
      />
    </>
  );
}

export function PlaceEditor({ value, onChange }: EditorProps<PlaceValue>) {
  return (
    <>
      <TextBox
        label={text.city}
        name="city"
        value={value.city}
        onChange={(city) => onChange({ ...value, city })}
      />
      <CountryBox
        label={text.country}
        name="country"
        value={value.country}
        onChange={(country) => onChange({ ...value, country })}
      />
    </>
  );
}
