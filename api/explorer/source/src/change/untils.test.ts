import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endFields, withEnds } from './untils';

const EDGES = [
  { action: 'SUSPEND', until: '2027-02-01', node: { id: 'push', name: 'Push' } },
  { action: 'DEGRADE', until: null, node: { id: 'a b', name: 'A B' } },
  { action: 'RETIRE', until: null, node: { id: 'maps', name: 'Maps' } },
];
const FIELDS = endFields(EDGES, (name) => name, (until) => until ?? 'none');

test('what lasts for good has no end to be moved', () => {
  assert.deepEqual(FIELDS.map(({ label, hint }) => [label, hint]), [['Push', '2027-02-01'], ['A B', 'none']]);
});

test('ends that are given are sent as a list, and none where none is', () => {
  const day = { name: 'effectiveOn', label: '', kind: 'day' as const };
  const values = { effectiveOn: '2027-03-01', 'until DEGRADE a b': '2027-04-01' };
  assert.deepEqual(withEnds([day, ...FIELDS], values), { effectiveOn: '2027-03-01', untils: [{ offering: 'a b', action: 'DEGRADE', until: '2027-04-01' }] });
  assert.deepEqual(withEnds([day, ...FIELDS], { effectiveOn: '2027-03-01' }), { effectiveOn: '2027-03-01' });
});
