import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputOf, sentOf, type FormField } from './field';

test('an emptied field holds nothing, and what is not a text is sent as what it is', () => {
  assert.equal(sentOf({ kind: 'line' }, ''), undefined);
  assert.equal(sentOf({ kind: 'number' }, '0'), 0);
  assert.equal(sentOf({ kind: 'yes' }, false), false);
  assert.equal(sentOf({ kind: 'thing' }, { id: 'a', name: 'A' }), 'a');
  assert.deepEqual(sentOf({ kind: 'things' }, []), []);
});

test('what a form does not show, or holds nothing, is not sent', () => {
  const fields: FormField[] = [
    { name: 'verdict', label: '', kind: 'choice' },
    { name: 'until', label: '', kind: 'day', when: ({ verdict }) => verdict === 'NEEDS_TIME' },
    { name: 'reason', label: '', kind: 'text' },
  ];
  const values = { verdict: 'ACCEPT', until: '2027-01-01', reason: '' };
  assert.deepEqual(inputOf(fields, values), { verdict: 'ACCEPT' });
  assert.deepEqual(inputOf(fields, { ...values, verdict: 'NEEDS_TIME' }), { verdict: 'NEEDS_TIME', until: '2027-01-01' });
});
