import assert from 'node:assert/strict';
import { test } from 'node:test';
import { links, type Scenario } from '../going/links';
import { another, inputOf, MOST, plansOf, whole, withScenario } from './plans';

const named = (number: number) => `Plan ${number}`;
const MAPS: Scenario = { name: 'January', changes: [{ offering: 'maps', action: 'RETIRE' }], on: '2027-01-01' };
const searchOf = (plans: readonly Scenario[]) => new URL(links.compare(plans), 'http://localhost').searchParams;

test('there are always as many as can be compared, each with a name', () => {
  assert.deepEqual(plansOf(new URLSearchParams(), named).map(({ name }) => name), ['Plan 1', 'Plan 2']);
  assert.deepEqual(plansOf(searchOf([MAPS]), named), [MAPS, { name: 'Plan 2', changes: [] }]);
  assert.equal(plansOf(searchOf(Array.from({ length: 12 }, () => MAPS)), named).length, MOST);
});

test('one without a change waits and is not asked', () => {
  assert.deepEqual(whole([{ name: 'a', changes: [] }, MAPS]), [1]);
});

test('the server is asked for what is given alone', () => {
  assert.deepEqual(inputOf(MAPS, false), { name: 'January', changes: MAPS.changes, effectiveOn: '2027-01-01' });
  assert.deepEqual(inputOf({ name: 'x', changes: [] }, true), { name: 'x', changes: [], includePlanned: true });
});

test('another like it has a name of its own', () => {
  assert.equal(another('January', [MAPS]), 'January 2');
  assert.equal(another('January 2', [MAPS, { ...MAPS, name: 'January 2' }]), 'January 3');
});

test('one more takes the place of an empty one, else stands behind the others, by a name of its own', () => {
  const empty = { name: 'Plan 2', changes: [] };
  assert.deepEqual(withScenario([MAPS, empty], MAPS), [MAPS, { ...MAPS, name: 'January 2' }]);
  assert.deepEqual(withScenario([empty, empty], MAPS), [MAPS, empty]);
  assert.deepEqual(withScenario([MAPS], { ...MAPS, name: 'Later' }).map(({ name }) => name), ['January', 'Later']);
});
