import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acted, changeOf, changesOf, changeText } from './changes';

const HOSTILE = ['maps', 'a/b', 'a:b', 'a~b', 'a,b@c', 'ü & ?#%', '100%', '%3A', ' '];

test('a change is read as it was written, whatever its id holds', () => {
  for (const offering of HOSTILE) {
    for (const change of [{ offering, action: 'RETIRE' }, { offering, action: 'DEGRADE', severity: 'HIGH' }, { offering, action: 'SUSPEND', until: '2027-02-01' }, { offering, action: 'DEGRADE', severity: 'LOW', until: '2027-02-01' }] as const) {
      assert.deepEqual(changeOf(changeText(change)), change);
    }
  }
});

test('its text can be read by people', () => {
  assert.equal(changeText({ offering: 'maps', action: 'RETIRE' }), 'maps:RETIRE');
  assert.equal(changeText({ offering: 'billing', action: 'DEGRADE', severity: 'HIGH' }), 'billing:DEGRADE:HIGH');
  assert.equal(changeText({ offering: 'push', action: 'SUSPEND', until: '2027-02-01' }), 'push:SUSPEND::2027-02-01');
});

test('its text holds none of the signs that separate changes and scenarios', () => {
  for (const offering of HOSTILE) assert.match(changeText({ offering, action: 'RETIRE' }), /^[^,@~:]*:RETIRE$/);
});

test('what says no change is left out', () => {
  assert.deepEqual(changesOf(['', 'maps', 'maps:', ':RETIRE', 'maps:RETIRE']), [{ offering: 'maps', action: 'RETIRE' }]);
});

test('what lasts has no end', () => {
  const passing = { offering: 'push', action: 'SUSPEND', severity: 'HIGH', until: '2027-02-01' } as const;
  assert.deepEqual(acted(passing, 'RETIRE'), { offering: 'push', action: 'RETIRE', severity: 'HIGH' });
  assert.deepEqual(acted(passing, 'DEGRADE'), { ...passing, action: 'DEGRADE' });
});
