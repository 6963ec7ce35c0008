import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const VIRTUAL = 'virtual:flags';

/** Every flag in one sprite: one cached request instead of a request per country, and no emoji the platform lacks. */
function sprite(): string {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('country-flag-icons/package.json')),
    '3x2',
  );
  const symbols = readdirSync(folder)
    .filter((file) => /^[A-Z]{2}\.svg$/.test(file))
    .map((file) => {
      const code = file.slice(0, 2);
      const text = readFileSync(join(folder, file), 'utf8');
      const viewBox = /viewBox="([^"]+)"/.exec(text)?.[1] ?? '0 0 513 342';
      const inner = text.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
      // Identifiers inside a flag must not meet those of another one.
      const own = inner
        .replace(/id="([^"]+)"/g, `id="${code}-$1"`)
        .replace(/url\(#([^)]+)\)/g, `url(#${code}-$1)`)
        .replace(/href="#([^"]+)"/g, `href="#${code}-$1"`);
      return `<symbol id="${code}" viewBox="${viewBox}">${own}</symbol>`;
    });
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${symbols.join('')}</svg>`;
}

export function flagSprite(): Plugin {
  let serving = false;
  return {
    name: 'flag-sprite',
    configResolved(config) {
      serving = config.command === 'serve';
    },
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
    load(id) {
      if (id !== `\0${VIRTUAL}`) return null;
      if (serving) return 'export default "/@flags.svg";';
      const reference = this.emitFile({ type: 'asset', name: 'flags.svg', source: sprite() });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
    configureServer(server) {
      server.middlewares.use('/@flags.svg', (_request, response) => {
        response.setHeader('Content-Type', 'image/svg+xml');
        response.end(sprite());
      });
    },
  };
}
