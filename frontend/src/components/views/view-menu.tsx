import { BookmarkPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useQuery } from 'urql';
import { messages } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import { Button } from '../button';
import { SAVED_VIEWS } from './documents';
import { isSame, type KeptQuestion, type View } from './view';
import { ViewActions } from './view-actions';
import { ViewPicker } from './view-picker';
import styles from './views.module.css';

const text = messages.views;
const ViewForm = lazy(() => import('./view-form'));

interface ViewMenuProps {
  question: KeptQuestion;
  /** The one that is open. */
  current: string | null;
  /** What the title says when none is open. */
  all: string;
  /** A filter in the form in which the list asks it, so that two of them can be compared. */
  normal: (filter: unknown) => unknown;
  onOpen: (view: View | null) => void;
  onSaved: (id: string | null) => void;
}

/** The saved questions of a list, and what can be done with the one that is open. */
export function ViewMenu({ question, current, all, normal, onOpen, onSaved }: ViewMenuProps) {
  const [{ data }, reread] = useQuery({
    query: SAVED_VIEWS,
    variables: { resource: question.resource },
  });
  const [form, setForm] = useState<'new' | 'edit' | null>(null);
  const views = data?.savedViews?.nodes ?? [];
  const view = views.find(({ id }) => id === current) ?? null;
  const readAgain = () => reread({ requestPolicy: 'network-only' });
  useShortcuts(view ? {} : { V: () => setForm('new') });
  const isChanged = view !== null && !isSame(view, question.kept, normal);
  return (
    <span className={styles['views']}>
      <ViewPicker views={views} view={view} all={all} onOpen={onOpen} />
      {view && isChanged && <span className={styles['changed']}>{text.changed}</span>}
      {view ? (
        <ViewActions
          view={view}
          question={question}
          isChanged={isChanged}
          onForm={setForm}
          onChanged={readAgain}
          onDeleted={() => onSaved(null)}
        />
      ) : (
        <Button look="quiet" onPress={() => setForm('new')}>
          <BookmarkPlus size={15} aria-hidden="true" /> {text.save}
        </Button>
      )}
      <Suspense>
        {form && (
          <ViewForm
            view={form === 'edit' ? view : null}
            question={question}
            onClose={() => setForm(null)}
            onSaved={(id) => {
              setForm(null);
              readAgain();
              onSaved(id);
            }}
          />
        )}
      </Suspense>
    </span>
  );
}
