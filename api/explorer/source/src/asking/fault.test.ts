import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf, saidAt } from './fault';

const AT = ['scenario', 'changes', '1', 'offering'];

test('what is wrong stands beside the field that it is about', () => {
  const fault = faultOf({ message: 'There is no offering.', extensions: { code: 'BAD_INPUT', path: AT } });
  assert.equal(saidAt(fault, 'scenario', 'changes', 1)?.message, 'There is no offering.');
  assert.equal(saidAt(fault, 'scenario', 'changes', 0), null);
  assert.equal(saidAt(null, 'scenario'), null);
});

test('of several faults each stands beside its own', () => {
  const first = ['scenario', 'changes', '0', 'offering'];
  const faults = [{ message: 'One.', path: first }, { message: 'Two.', path: AT }];
  const fault = faultOf({ message: 'One. (and 1 more)', extensions: { code: 'BAD_INPUT', path: first, faults } });
  assert.equal(saidAt(fault, 'scenario', 'changes', 0)?.message, 'One.');
  assert.equal(saidAt(fault, 'scenario', 'changes', 1)?.message, 'Two.');
});

test('what is not about the input stands beside none', () => {
  assert.equal(saidAt(faultOf({ message: 'Too long.', extensions: { code: 'TIMEOUT' } }), 'scenario'), null);
});
