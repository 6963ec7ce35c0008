import { useNavigate } from '@tanstack/react-router';
import { Keyboard, LogOut, UserRoundCog } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import {
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Header,
  Popover,
  Separator,
} from 'react-aria-components/Menu';
import { Avatar } from '@/components/avatar';
import { chooseDensity, useDensity, type Density } from '@/lib/density';
import { chooseLanguage, languageChoice, LANGUAGES, type LanguageChoice } from '@/lib/language';
import { leave } from '@/lib/leaving';
import { messages } from '@/lib/messages';
import { chooseTheme, useThemeChoice, type ThemeChoice } from '@/lib/theme';
import { useViewer } from '@/lib/viewer';
import styles from './user-menu.module.css';

const text = messages.navigation;
const THEMES: readonly ThemeChoice[] = ['light', 'dark', 'system'];
const LANGUAGE_CHOICES: readonly LanguageChoice[] = [...LANGUAGES, 'system'];
const DENSITIES: readonly Density[] = ['comfortable', 'compact'];

export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const viewer = useViewer();
  const navigate = useNavigate();
  const theme = useThemeChoice();
  const density = useDensity();
  const name = viewer?.user?.name ?? '';

  return (
    <MenuTrigger>
      <Button className={styles['trigger'] ?? ''} aria-label={text.account}>
        <Avatar name={name} size="large" />
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <div className={styles['who']}>
          <strong>{name}</strong>
          <span>{viewer?.user?.email}</span>
        </div>
        <Menu className={styles['menu'] ?? ''} aria-label={text.account}>
          <Choice
            label={text.theme}
            options={THEMES}
            names={text.themes}
            value={theme}
            onChange={chooseTheme}
          />
          <Choice
            label={text.density}
            options={DENSITIES}
            names={text.densities}
            value={density}
            onChange={chooseDensity}
          />
          <Choice
            label={text.language}
            options={LANGUAGE_CHOICES}
            names={text.languages}
            value={languageChoice}
            onChange={chooseLanguage}
          />
          <Separator className={styles['separator'] ?? ''} />
          <MenuItem
            className={styles['item'] ?? ''}
            onAction={() => void navigate({ to: '/account' })}
            textValue={messages.account.title}
          >
            <UserRoundCog size={16} aria-hidden="true" /> {messages.account.title}
          </MenuItem>
          <MenuItem
            className={styles['item'] ?? ''}
            onAction={onShortcuts}
            textValue={text.shortcuts}
          >
            <Keyboard size={16} aria-hidden="true" /> {text.shortcuts} <kbd>?</kbd>
          </MenuItem>
          <MenuItem
            className={styles['item'] ?? ''}
            onAction={() => void leave(theme, density)}
            textValue={messages.actions.signOut}
          >
            <LogOut size={16} aria-hidden="true" /> {messages.actions.signOut}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  options: readonly T[];
  names: Record<T, string>;
  value: T;
  onChange: (value: T) => void;
}

function Choice<T extends string>({ label, options, names, value, onChange }: ChoiceProps<T>) {
  // Two sections may offer the same word, such as `system`.
  const keyOf = (option: T) => `${label}/${option}`;
  return (
    <MenuSection
      className={styles['section'] ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[keyOf(value)]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys !== 'all' && keys.has(keyOf(option)));
        if (chosen) onChange(chosen);
      }}
    >
      <Header className={styles['heading'] ?? ''}>{label}</Header>
      {options.map((option) => (
        <MenuItem
          key={option}
          id={keyOf(option)}
          className={styles['item'] ?? ''}
          shouldCloseOnSelect={false}
          textValue={names[option]}
        >
          <span className={styles['tick']} aria-hidden="true" /> {names[option]}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
