import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences, valuesOf } from './things';

const FIELDS = [
  { name: 'name', kind: 'line' }, { name: 'days', kind: 'number' }, { name: 'absent', kind: 'yes' }, { name: 'partOf', kind: 'thing' }, { name: 'usedBy', kind: 'things' },
  { name: 'externalIds', kind: 'lines' },
] as const;
const TOLD = { name: 'Maps', days: 0, absent: false, partOf: { id: 'a', name: 'A' }, usedBy: { nodes: [{ id: 'b', name: 'B' }] }, externalIds: ['erp:1', 'cmdb:2'] };

test('nothing is sent of what stays as it was', () => {
  const before = valuesOf(FIELDS, TOLD);
  assert.deepEqual(before, { name: 'Maps', days: '0', absent: false, partOf: TOLD.partOf, usedBy: TOLD.usedBy.nodes, externalIds: 'erp:1\ncmdb:2' });
  assert.deepEqual(differences(FIELDS, before, { ...before, partOf: { id: 'a', name: 'called otherwise' } }), {});
});

test('what is emptied is cleared, and what was empty is set', () => {
  const before = valuesOf(FIELDS, TOLD);
  const after = { name: 'Maps Next', days: '', absent: true, partOf: null, usedBy: [], externalIds: '' };
  assert.deepEqual(differences(FIELDS, before, after), { name: 'Maps Next', days: null, absent: true, partOf: null, usedBy: [], externalIds: null });
  assert.deepEqual(differences(FIELDS, after, before), { name: 'Maps', days: 0, absent: false, partOf: 'a', usedBy: ['b'], externalIds: ['erp:1', 'cmdb:2'] });
  assert.deepEqual(differences(FIELDS, before, { ...before, externalIds: ' erp:1 \n\ncmdb:2\n' }), {});
});
