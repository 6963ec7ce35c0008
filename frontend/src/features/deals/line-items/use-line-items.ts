import { useState } from 'react';
import { messageOf, useChange, type Problem } from '@/lib/changes';
import { decimalText } from '@/lib/decimals';
import { insist } from '@/lib/insist';
import { messages } from '@/lib/messages';
import { failureText } from '@/lib/outcomes';
import { toast } from '@/lib/toasts';
import {
  LINE_ITEM_ADD,
  LINE_ITEM_EDIT,
  LINE_ITEM_REMOVE,
  placeBy,
  reordered,
  type Cell,
  type LineItem,
} from './line-item';

const text = messages.deals.lines;

/** Everything that can be done with the lines of a deal. */
export function useLineItems(deal: string, items: readonly LineItem[]) {
  const [create, isAdding] = useChange(LINE_ITEM_ADD, (data) => data.lineItemCreate);
  const [update] = useChange(LINE_ITEM_EDIT, (data) => data.lineItemUpdate);
  const [destroy] = useChange(LINE_ITEM_REMOVE, (data) => data.lineItemDelete);
  // Shown at once, until the server has answered.
  const [ahead, setAhead] = useState<readonly string[] | null>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());

  const edit = (input: Parameters<typeof update>[0]['input']) =>
    insist((asked: typeof input) => update({ input: asked }), input);

  /** What is wrong with the number, or null when it was written. */
  async function setCell(item: LineItem, cell: Cell, value: string | null): Promise<string | null> {
    const outcome = await edit({ id: item.id, version: item.version ?? 0, [cell]: value });
    switch (outcome.kind) {
      case 'done':
        return null;
      case 'problems':
        return outcome.problems.map((problem) => messageOf(problem)).join(' ');
      case 'conflict': {
        const theirs = outcome.conflict.fields.find(({ field }) => field === cell)?.theirs;
        return text.conflict(typeof theirs === 'string' ? decimalText(theirs) : null);
      }
      case 'failed':
        return failureText(outcome.error);
    }
  }

  /** The id of the new line, or what is wrong with it. */
  async function add(input: {
    product: string;
    quantity: string;
    unitPrice?: string;
  }): Promise<{ id: string } | { problems: readonly Problem[] }> {
    const outcome = await create({ input: { deal, ...input } });
    if (outcome.kind === 'done' && outcome.payload.lineItem) {
      return { id: outcome.payload.lineItem.id };
    }
    if (outcome.kind === 'problems') return { problems: outcome.problems };
    return { problems: [{ path: [], code: 'FAILED', message: text.notAdded }] };
  }

  async function reorder(moved: string, target: string, side: 'before' | 'after' | 'on') {
    const item = items.find((candidate) => candidate.id === moved);
    const beside = items.find((candidate) => candidate.id === target);
    if (!item || !beside || moved === target) return;
    setAhead(reordered(items, moved, target, side).map(({ id }) => id));
    const outcome = await edit({
      id: moved,
      version: item.version ?? 0,
      position: placeBy(beside, side),
    });
    setAhead(null);
    if (outcome.kind !== 'done') toast({ text: text.notReordered, tone: 'failed' });
  }

  async function remove(item: LineItem) {
    setGone((now) => new Set(now).add(item.id));
    const outcome = await destroy({ input: { id: item.id } });
    const comeBack = () => setGone((now) => new Set([...now].filter((id) => id !== item.id)));
    if (outcome.kind !== 'done') {
      comeBack();
      toast({ text: text.notRemoved(item.name ?? '–'), tone: 'failed' });
      return;
    }
    toast({
      text: text.removed(item.name ?? '–'),
      undo: async () => {
        const again = await create({ input: { deal, ...valuesOf(item) } });
        if (again.kind !== 'done') toast({ text: text.notAdded, tone: 'failed' });
      },
    });
  }

  const byId = new Map(items.map((item) => [item.id, item]));
  const ordered = ahead?.map((id) => byId.get(id)).filter((item) => item !== undefined) ?? items;
  return {
    items: ordered.filter((item) => !gone.has(item.id)),
    isAdding,
    setCell,
    add,
    reorder,
    remove,
  };
}

/** A line as it was, so that it can be written again. */
function valuesOf(item: LineItem) {
  return {
    quantity: item.quantity ?? '1',
    sku: item.sku ?? null,
    name: item.name ?? null,
    position: item.position ?? null,
    description: item.description ?? null,
    unit: item.unit ?? null,
    unitPrice: item.unitPrice?.amount ?? null,
    discountPercent: item.discountPercent ?? null,
    taxRate: item.taxRate ?? null,
    ...(item.product && { product: item.product.id }),
  };
}
