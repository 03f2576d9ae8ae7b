import { expect, test } from '@jest/globals';
import { Query, xml, xmlError } from './query.ts';

test('nested parameters are walked by path, lists in their numbered order', () => {
  const q = Query.parse(
    'Action=SendEmail&Tags.member.10.Name=x&Tags.member.2.Name=a&Tags.member.2.Value=1&To.member.1=a%40b.c&__proto__.x=1',
  );
  expect(q.text('Action')).toBe('SendEmail');
  expect(q.list('Tags').map((t) => t.text('Name'))).toEqual(['a', 'x']);
  expect(q.texts('To')).toEqual(['a@b.c']);
  expect(q.text('nothing.here')).toBeNull();
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
});

test('answers escape what they quote', () => {
  expect(xml({ A: ['<b>', 2], M: new Map([['k&', { V: true }]]), gone: undefined })).toBe(
    '<A><member>&lt;b&gt;</member><member>2</member></A><M><entry><key>k&amp;</key><value><V>true</V></value></entry></M>',
  );
  expect(xmlError('Code', '"<&', { namespace: 'n', requestId: 'r' })).toContain('&quot;&lt;&amp;');
});
