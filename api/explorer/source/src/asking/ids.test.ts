import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concerned, idsOf } from './ids';

test('all ids of an answer are found, however deep', () => {
  const answer = { offering: { id: 'a', name: 'b', owners: { nodes: [{ id: 'c' }, null] }, provider: { id: 'd' } }, viewer: null };
  assert.deepEqual([...idsOf(answer)], ['a', 'c', 'd']);
});

test('an event concerns what it is about and what that is related to, before and after', () => {
  const event = { subjectIds: ['x'], before: '{"owner":["y"],"text":"words"}', after: '{"owner":"z","count":1}' };
  assert.deepEqual([...concerned(event)], ['x', 'y', 'words', 'z']);
  assert.deepEqual([...concerned({ subjectIds: null, before: null, after: '{half' })], []);
});
