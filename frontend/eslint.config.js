import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const features = readdirSync(new URL('src/features', import.meta.url));
/** My day is made of what others have to show. */
const composed = ['home'];
/** An index that names every control hides from the build what a page needs (scripts/chunks.ts). */
const whole = {
  name: 'react-aria-components',
  message: 'Import a control from where it is: react-aria-components/Button.',
};

export default tseslint.config(
  { ignores: ['dist', 'src/gql', 'test-results'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': ['error', { paths: [whole] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat['recommended-latest']],
  },
  {
    // Redirects are thrown inside loaders: that is how the router is told.
    files: ['src/app/**/*.tsx'],
    rules: { '@typescript-eslint/only-throw-error': 'off' },
  },
  ...features
    .filter((feature) => !composed.includes(feature))
    .map((feature) => ({
      files: [`src/features/${feature}/**`],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            paths: [whole],
            patterns: features
              .filter((other) => other !== feature)
              .map((other) => ({
                group: [`@/features/${other}/*`],
                message: 'A feature never imports another one; share through components or lib.',
              })),
          },
        ],
      },
    })),
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
  {
    // They have functions that run inside of pages.
    files: ['scripts/first-paint.mjs', 'scripts/measure.mjs'],
    languageOptions: {
      globals: {
        document: 'readonly',
        Event: 'readonly',
        HTMLInputElement: 'readonly',
        localStorage: 'readonly',
        location: 'readonly',
        navigator: 'readonly',
        performance: 'readonly',
        PerformanceObserver: 'readonly',
        requestAnimationFrame: 'readonly',
        window: 'readonly',
      },
    },
  },
  {
    files: ['public/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: { document: 'readonly', localStorage: 'readonly', matchMedia: 'readonly' },
    },
  },
  prettier,
);
