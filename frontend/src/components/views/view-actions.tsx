import { BookmarkPlus, PencilLine, RefreshCw, Star, Trash2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useChange } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { tellTrouble } from '@/lib/outcomes';
import { toast } from '@/lib/toasts';
import { useViewer } from '@/lib/viewer';
import { Button } from '../button';
import { confirm } from '../confirm';
import { MenuButton } from '../menu';
import * as documents from './documents';
import type { KeptQuestion, View } from './view';
import styles from './views.module.css';

const text = messages.views;

interface ViewActionsProps {
  view: View;
  question: KeptQuestion;
  isChanged: boolean;
  onForm: (form: 'new' | 'edit') => void;
  onChanged: () => void;
  onDeleted: () => void;
}

/** What can be done with a view. */
export function ViewActions(props: ViewActionsProps) {
  const { view, question, isChanged, onForm, onChanged, onDeleted } = props;
  const viewer = useViewer();
  const isMine = view.owner?.id === viewer?.user?.id;
  // An administrator looks after those for everybody too.
  const mayChange = isMine || (viewer?.role === 'admin' && view.visibility === 'SHARED');
  const [update] = useChange(documents.VIEW_UPDATE, (data) => data.savedViewUpdate);
  const [remove] = useChange(documents.VIEW_DELETE, (data) => data.savedViewDelete);
  const [create] = useChange(documents.VIEW_CREATE, (data) => data.savedViewCreate);
  const [favor] = useChange(documents.VIEW_FAVORITE, (data) => data.favoriteAdd);
  const [unfavor] = useChange(documents.VIEW_UNFAVORITE, (data) => data.favoriteRemove);
  const name = view.name ?? '';

  async function save() {
    const { id, version } = view;
    const outcome = await update({ input: { id, version: version ?? 0, ...question.kept } });
    if (tellTrouble(outcome)) toast({ text: text.saved(name) });
    onChanged();
  }
  async function drop() {
    const sure = await confirm({
      title: text.deleteTitle(name),
      text: view.visibility === 'PRIVATE' ? undefined : text.deleteText,
      action: messages.actions.delete,
      tone: 'danger',
    });
    if (!sure || !tellTrouble(await remove({ input: { id: view.id } }))) return;
    const { resource } = question;
    const { visibility, layout, groupBy, filter, search, orderBy, columns, team } = view;
    const look = { layout, groupBy, columns };
    const kept = { name, visibility, ...look, filter, search, orderBy, team: team?.id };
    toast({
      text: text.deleted(name),
      // Somebody else's becomes one's own, which is not what was there.
      undo: isMine
        ? async () => {
            if (tellTrouble(await create({ input: { resource, ...kept } }))) onChanged();
          }
        : undefined,
    });
    onChanged();
    onDeleted();
  }
  async function star() {
    const input = { record: view.id };
    tellTrouble(view.isFavorite ? await unfavor({ input }) : await favor({ input }));
    onChanged();
  }

  return (
    <>
      <AriaButton
        className={styles['star'] ?? ''}
        aria-label={view.isFavorite ? text.unfavorite : text.favorite}
        onPress={() => void star()}
      >
        <Star size={16} data-on={view.isFavorite} aria-hidden="true" />
      </AriaButton>
      {isChanged && mayChange && (
        <Button look="quiet" onPress={() => void save()}>
          <RefreshCw size={15} aria-hidden="true" /> {text.update}
        </Button>
      )}
      <MenuButton
        label={text.more}
        items={[
          {
            id: 'new',
            label: text.saveAs,
            icon: <BookmarkPlus size={16} aria-hidden="true" />,
            onAction: () => onForm('new'),
          },
          {
            id: 'edit',
            label: text.edit,
            icon: <PencilLine size={16} aria-hidden="true" />,
            onAction: () => onForm('edit'),
            isDisabled: !mayChange,
          },
          {
            id: 'delete',
            label: text.delete,
            icon: <Trash2 size={16} aria-hidden="true" />,
            onAction: () => void drop(),
            isDanger: true,
            isDisabled: !mayChange,
          },
        ]}
      />
    </>
  );
}
