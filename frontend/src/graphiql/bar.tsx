import { KeyRound, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button } from '@/components/button';
import { Mark } from '@/components/mark';
import { messages } from '@/lib/messages';
import { chooseTheme, isDark, onThemeChange } from '@/lib/theme';
import { showPanel } from './panels/showing';
import { TOKENS_PLUGIN } from './panels/tokens';
import { useWho } from './who';

/** Who asks, light or dark, and the way back. */
export function Bar() {
  const { who, label } = useWho();
  const dark = useSyncExternalStore(onThemeChange, isDark);
  return (
    <div className="bar">
      <button
        type="button"
        className="bar-who"
        data-kind={who.kind}
        title="Who asks: change it"
        onClick={() => showPanel(TOKENS_PLUGIN.title)}
      >
        <KeyRound size={14} aria-hidden="true" /> {label}
      </button>
      <Button
        look="icon"
        aria-label={dark ? 'Light colours' : 'Dark colours'}
        onPress={() => chooseTheme(dark ? 'light' : 'dark')}
      >
        {dark ? <Sun size={16} aria-hidden="true" /> : <Moon size={16} aria-hidden="true" />}
      </Button>
      <a className="graphiql-home" href="/">
        <Mark size={20} /> <span>{messages.graphiql.toApp}</span>
      </a>
    </div>
  );
}
