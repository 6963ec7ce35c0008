export interface Category {
  id: string;
  name?: string | null;
  /** Slugs from the root, each ended by a slash. */
  path?: string | null;
}

export interface CategoryNode {
  id: string;
  name: string;
  path: string;
  depth: number;
  /** Products of the whole branch. */
  count: number;
}

function depthOf(path: string): number {
  return path.split('/').filter(Boolean).length - 1;
}

function isOpen(node: CategoryNode, chosen: CategoryNode | undefined): boolean {
  if (node.depth === 0) return true;
  const parent = node.path.replace(/[^/]+\/?$/, '');
  return chosen?.path.startsWith(parent) ?? false;
}

/** The roots, and below them only the branch that is chosen; every node counts its branch. */
export function visibleTree(
  categories: readonly Category[],
  counts: ReadonlyMap<string, number>,
  chosenId: string | undefined,
): CategoryNode[] {
  const counted = categories.map((category) => ({
    path: category.path ?? '',
    count: counts.get(category.id) ?? 0,
  }));
  const nodes = categories
    .map((category) => {
      const path = category.path ?? '';
      const branch = counted.filter((other) => other.path.startsWith(path));
      return {
        id: category.id,
        name: category.name ?? '–',
        path,
        depth: depthOf(path),
        count: branch.reduce((sum, other) => sum + other.count, 0),
      };
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  const chosen = nodes.find((node) => node.id === chosenId);
  return nodes.filter((node) => isOpen(node, chosen) && (node.count > 0 || node === chosen));
}

/** Every category with those above it: "Tools › Hand tools". */
export function pathNames(categories: readonly Category[]): { id: string; name: string }[] {
  const names = new Map(categories.map(({ path, name }) => [path ?? '', name ?? '–']));
  const nameOf = (path: string): string[] => {
    const slugs = path.split('/').filter(Boolean);
    return slugs.flatMap((_, index) => names.get(`${slugs.slice(0, index + 1).join('/')}/`) ?? []);
  };
  return categories.map(({ id, path }) => ({ id, name: nameOf(path ?? '').join(' › ') }));
}
