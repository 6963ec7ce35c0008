import { fileURLToPath } from 'node:url';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { chunkOf } from './scripts/chunks.ts';
import { documentModules } from './scripts/document-modules.ts';
import { flagSprite } from './scripts/flag-sprite.ts';
import { schemaModules } from './scripts/schema-modules.ts';

const server = process.env.TESSERA_URL ?? 'http://127.0.0.1:8080';
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The real server writes its profile into the page; `npm run dev` is always a development profile. */
function developmentProfile(): Plugin {
  return {
    name: 'development-profile',
    apply: 'serve',
    transformIndexHtml: (html) =>
      html.replace(
        'name="tessera-profile" content="production"',
        'name="tessera-profile" content="development"',
      ),
  };
}

export default defineConfig({
  plugins: [
    react(),
    // The languages of src/lib/messages; React Aria has words in thirty more.
    optimizeLocales.vite({ locales: ['en-US', 'de-DE'] }),
    flagSprite(),
    schemaModules(),
    documentModules(),
    developmentProfile(),
  ],
  resolve: { alias: { '@': here('./src') } },
  build: {
    target: 'es2023',
    manifest: true,
    // The policy of the page forbids inline script, and every browser we support preloads modules itself.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4096,
    rollupOptions: {
      input: {
        app: here('./index.html'),
        graphiql: here('./graphiql.html'),
        sw: here('./src/offline/worker.ts'),
      },
      output: {
        codeSplitting: { groups: [{ name: chunkOf, includeDependenciesRecursively: false }] },
        // A service worker is known by its address.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
      onwarn(warning, warn) {
        // Notes of React's compiler to itself inside GraphiQL's files; they mean nothing after bundling.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
  worker: { format: 'es' },
  server: {
    port: 5173,
    strictPort: true,
    // The playground explains codes with the text of docs/errors.md.
    fs: { allow: ['..'] },
    proxy: { '/graphql': { target: server, ws: true }, '/auth': server, '/files': server },
  },
});
