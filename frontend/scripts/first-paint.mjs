// Draws what a page shows before the application runs into dist/index.html, in each language, with a script that picks what to show and
// begins to fetch the files of the page that is opened: without it a browser learns of them when the application runs.
import { readFileSync, writeFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createServer } from 'vite';

const root = new URL('../', import.meta.url);
const dist = new URL('dist/', root);
const SHELL = 'src/app/shell.tsx';
const SIGN_IN = 'src/features/auth/sign-in-page.tsx';

const place = new URL('.vite/manifest.json', dist);
const manifest = JSON.parse(readFileSync(place, 'utf8'));

/** What src/app/first-paint.tsx says where a browser reads that language first. */
async function drawn(language) {
  // All that the texts ask a browser for.
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { languages: [language] },
  });
  globalThis.document = { documentElement: {} };
  const server = await createServer({
    root: root.pathname,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { LANGUAGES } = await server.ssrLoadModule('/src/lib/language.ts');
    const { PAGES, Entrance, Shell } = await server.ssrLoadModule('/src/app/first-paint.tsx');
    const draw = (component) => renderToStaticMarkup(createElement(component));
    return {
      language,
      languages: LANGUAGES,
      pages: PAGES,
      entrance: draw(Entrance),
      shell: draw(Shell),
    };
  } finally {
    await server.close();
    delete globalThis.document;
  }
}

/** The files of chunks and of all that those import at once, without those of `known` chunks. */
function filesOf(keys, known) {
  const found = new Set(keys);
  for (const key of found) {
    if (!manifest[key]) throw new Error(`The build has no ${key}.`);
    for (const next of manifest[key].imports ?? []) found.add(next);
  }
  const chunks = [...found].filter((key) => !known.has(key));
  return {
    chunks: found,
    files: new Set(chunks.flatMap((key) => [...(manifest[key].css ?? []), manifest[key].file])),
  };
}

/** Fails where a class has no rule in the styles that the page waits for: it would jump when the rest comes. */
function check(html, styles) {
  if (html.includes(' style=')) throw new Error('The policy forbids style attributes.');
  const classes = [...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names.split(' '));
  const missing = classes.filter((name) => name.startsWith('_') && !styles.includes(`.${name}`));
  if (missing.length > 0) throw new Error(`No style that is there at once has ${missing.join()}.`);
}

/** Runs in the browser. Kept in step with lib/language.ts and lib/session.ts: whoever was not here signs in first. */
function begin(files, pages, signIn, languages) {
  function kept(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      // Storage can be switched off: then nobody knows.
      return null;
    }
  }
  const page = pages.find(({ path }) => new RegExp(path).test(location.pathname));
  if (!page && location.pathname !== '/sign-in') return;
  const isShell = page && kept('tessera.signed-in') !== null;

  for (const number of isShell ? page.files : signIn) {
    const link = document.createElement('link');
    const isStyle = files[number].endsWith('.css');
    link.rel = isStyle ? 'preload' : 'modulepreload';
    if (isStyle) link.as = 'style';
    link.crossOrigin = '';
    link.href = '/' + files[number];
    document.head.append(link);
  }

  const isKnown = (language) => languages.includes(language);
  const read = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  const language = [kept('tessera.language'), ...read, languages[0]].find(isKnown);
  const template = document.getElementById(`first-${isShell ? 'shell' : 'entrance'}-${language}`);
  const root = document.getElementById('root');
  document.documentElement.lang = language;
  root.append(template.content.cloneNode(true));
  if (!isShell) return;
  const title = root.querySelector('h1');
  if (page.titles) title.textContent = page.titles[language];
  else title.remove();
  if (page.place) root.querySelector(`li [href="${page.place}"]`).ariaCurrent = 'page';
}

const drawings = [await drawn('en')];
const [{ languages }] = drawings;
for (const language of languages) {
  if (language !== drawings[0].language) drawings.push(await drawn(language));
}

const { chunks: first, files: firstFiles } = filesOf(['index.html'], new Set());
const styles = [...firstFiles]
  .filter((file) => file.endsWith('.css'))
  .map((file) => readFileSync(new URL(file, dist), 'utf8'))
  .join('')
  // Fonts come with the files: asked for at once they would hold up the application.
  .replaceAll(/@font-face\{[^}]*\}/g, '');
const files = [];
/** Files as their numbers, as most pages share most of them. */
function numbers(keys) {
  return [...filesOf(keys, first).files].map((file) => {
    if (!files.includes(file)) files.push(file);
    return files.indexOf(file);
  });
}
const pages = drawings[0].pages.map(({ path, place, file, title }, index) => ({
  path,
  place,
  titles: title && Object.fromEntries(drawings.map((of) => [of.language, of.pages[index].title])),
  files: numbers([SHELL, file]),
}));
const signIn = numbers([SIGN_IN]);

const script = `(${begin})(${[files, pages, signIn, languages].map((part) => JSON.stringify(part))});`;

const templates = drawings.flatMap(({ language, entrance, shell }) =>
  Object.entries({ entrance, shell }).map(([kind, html]) => {
    check(html, styles);
    return `<template id="first-${kind}-${language}">${html}</template>`;
  }),
);
/** Writes what a page needs to show itself into the page: over a slow connection each file of its own costs another wait. */
function inlined(html) {
  const theme = readFileSync(new URL('theme.js', dist), 'utf8');
  const links = html.match(/<link rel="stylesheet"[^>]*>/g) ?? [];
  for (const part of [theme, script, styles]) {
    if (/<\/(script|style)/.test(part))
      throw new Error('What is written into the page ends in it.');
  }
  const replace = (text, from, to) => {
    if (!text.includes(from)) throw new Error(`dist/index.html has no ${from}.`);
    return text.replace(from, () => to);
  };
  const bare = links.reduce((text, link) => replace(text, link, ''), html);
  const themed = replace(
    bare,
    '<script src="/theme.js"></script>',
    `<style>${styles}</style>\n    <script>${theme}</script>`,
  );
  const empty = '<div id="root"></div>';
  // The files of the styles come as well: pages that are loaded later count on them.
  return replace(
    themed,
    empty,
    [empty, ...templates, `<script>${script}</script>`, ...links].join('\n    '),
  );
}

const index = new URL('index.html', dist);
writeFileSync(index, inlined(readFileSync(index, 'utf8')));
console.log(
  `${languages.length * 2} first paints; ${files.length} files are fetched as the page needs them`,
);
