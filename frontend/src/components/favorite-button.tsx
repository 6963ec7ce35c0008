import { Star } from 'lucide-react';
import { useState } from 'react';
import { graphql } from '@/gql';
import { useChange } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { tellTrouble } from '@/lib/outcomes';
import { Button } from './button';
import styles from './favorite-button.module.css';

const FAVORITE_ADD = graphql(`
  mutation FavoriteAdd($input: FavoriteInput!) {
    favoriteAdd(input: $input) {
      favorite {
        id
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

const FAVORITE_REMOVE = graphql(`
  mutation FavoriteRemove($input: FavoriteInput!) {
    favoriteRemove(input: $input) {
      favorite {
        id
      }
      problems {
        path
        code
        message
      }
    }
  }
`);

interface FavoriteButtonProps {
  record: string;
  isFavorite: boolean;
}

/** Shows at once what was pressed, and the old state again where it could not be kept. */
export function FavoriteButton({ record, isFavorite }: FavoriteButtonProps) {
  const [pressed, setPressed] = useState<boolean | null>(null);
  const [seen, setSeen] = useState(isFavorite);
  if (seen !== isFavorite) {
    setSeen(isFavorite);
    setPressed(null);
  }
  const [add, isAdding] = useChange(FAVORITE_ADD, (data) => data.favoriteAdd);
  const [remove, isRemoving] = useChange(FAVORITE_REMOVE, (data) => data.favoriteRemove);
  const isOn = pressed ?? isFavorite;

  async function press() {
    if (isAdding || isRemoving) return;
    setPressed(!isOn);
    const outcome = await (isOn ? remove : add)({ input: { record } });
    if (!tellTrouble(outcome, () => void press())) setPressed(null);
  }
  return (
    <span className={styles['star']} data-on={isOn}>
      <Button
        look="icon"
        aria-label={messages.records.favorite}
        aria-pressed={isOn}
        onPress={() => void press()}
      >
        <Star size={18} aria-hidden="true" />
      </Button>
    </span>
  );
}
