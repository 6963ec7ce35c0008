import type { Problem } from '@/lib/changes';

/** Problems of a release: those of its documents by their places, and the others. */
export function placed(problems: readonly Problem[]) {
  const ofDocuments = new Map<number, Problem[]>();
  const others: Problem[] = [];
  for (const problem of problems) {
    const [field, place] = problem.path;
    if (field !== 'documents' || place === undefined) others.push(problem);
    else ofDocuments.set(Number(place), [...(ofDocuments.get(Number(place)) ?? []), problem]);
  }
  return { ofDocuments, others };
}

/** What to do at the server's console with a release that is too large for one request. */
export function commandFor(partner: string, name: string, file: string | null): string {
  const quoted = (word: string) =>
    /^[\w.-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
  const manifest = quoted(file ?? 'manifest.json');
  return `tessera documents register ${manifest} --partner ${quoted(partner)} --release ${quoted(name)}`;
}
