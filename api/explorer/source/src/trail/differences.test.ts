import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './differences';

test('only what differs is told, with what is new and what is gone', () => {
  assert.deepEqual(differences('{"name":"Maps","goods":"tiles","kept":1}', '{"name":"Map","kept":1,"tags":["a","b"]}'), [
    { field: 'name', before: 'Maps', after: 'Map' },
    { field: 'goods', before: 'tiles', after: null },
    { field: 'tags', before: null, after: 'a, b' },
  ]);
});

test('an event without states, or with something else in them, tells no difference', () => {
  for (const [before, after] of [[null, null], ['', '{'], ['[1]', '"x"'], ['{}', 'null']] as const) assert.deepEqual(differences(before, after), []);
});
