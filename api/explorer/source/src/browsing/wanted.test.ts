import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allOf, oneOf, sortOf } from './wanted';

const search = (text: string) => new URLSearchParams(text);
const FIELDS = ['name', 'status'] as const;

test('a list is sorted as its address says, and as it is by itself where that says nothing of use', () => {
  assert.deepEqual(sortOf(search('sort=-status'), FIELDS, 'name'), [{ status: 'DESC' }]);
  for (const other of ['', 'sort=', 'sort=password', 'sort=-']) assert.deepEqual(sortOf(search(other), FIELDS, '-name'), [{ name: 'DESC' }]);
});

test('only filters that are given count', () => {
  assert.deepEqual(allOf<{ and?: unknown; name?: string }>([null, '', { name: 'a' }]), { and: [{ name: 'a' }] });
  assert.equal(allOf([null, undefined, false, '']), null);
});

test('a value that is none of the list counts as none', () => {
  assert.equal(oneOf(search('status=RETIRED'), 'status', { RETIRED: 1 }), 'RETIRED');
  assert.equal(oneOf(search('status=x'), 'status', { RETIRED: 1 }), null);
});
