import { expect, it } from 'vitest';
import { questionOf } from './duplicate-question';

const nothing = { name: '', email: '', phone: '', website: '', city: '', country: null };

it('asks only once there is something to compare', () => {
  expect(questionOf(nothing)).toBeNull();
  expect(questionOf({ ...nothing, name: 'No', city: 'Bremen', country: 'DE' })).toBeNull();
  expect(questionOf({ ...nothing, name: ' Nordwind ', city: 'Bremen' })).toMatchObject({
    name: 'Nordwind',
    email: null,
    city: 'Bremen',
  });
});

it('takes the domain of a web address', () => {
  const domain = (website: string) => questionOf({ ...nothing, website })?.domain;
  expect(domain('https://www.Nordwind.example/about')).toBe('nordwind.example');
  expect(domain('nordwind.example')).toBe('nordwind.example');
  expect(domain('nord')).toBeUndefined();
});
