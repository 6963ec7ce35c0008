import { expect, test } from 'vitest';
import { languageOf } from './language';

test('the first language of the browser that we have is taken, unless somebody chose one', () => {
  expect(languageOf('system', ['fr-FR', 'de-AT', 'en-US'])).toBe('de');
  expect(languageOf('system', ['fr-FR', 'en-US', 'de-AT'])).toBe('en');
  expect(languageOf('system', ['fr-FR'])).toBe('en');
  expect(languageOf('de', ['en-US'])).toBe('de');
});
