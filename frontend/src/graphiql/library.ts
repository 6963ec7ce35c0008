import { operationsOf } from './operations';

const FILES = import.meta.glob<string>('./operations/**/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const OPERATIONS = Object.entries(FILES).flatMap(([path, text]) => operationsOf(path, text));
