/** The parts of a Markdown tree that matter here. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
  data?: { hName: string };
}

/** Text between mentions, and the mentions; the longest name wins where one begins like another. */
export function splitMentions(text: string, names: readonly string[]): string[] {
  const known = [...names].sort((one, other) => other.length - one.length);
  if (known.length === 0) return [text];
  const escaped = known.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.split(new RegExp(`(@(?:${escaped.join('|')}))(?![\\p{L}\\p{N}])`, 'u'));
}

/** A plugin for remark that sets the mentions of a text off. */
export function markMentions(names: readonly string[]) {
  const visit = (node: Node) => {
    if (!node.children) return;
    node.children = node.children.flatMap((child) => {
      visit(child);
      if (child.type !== 'text' || child.value === undefined) return [child];
      // The odd parts are what the expression has found.
      return splitMentions(child.value, names).map((part, index): Node =>
        index % 2 === 0
          ? { type: 'text', value: part }
          : { type: 'mention', data: { hName: 'mark' }, children: [{ type: 'text', value: part }] },
      );
    });
  };
  return () => (tree: Node) => visit(tree);
}
