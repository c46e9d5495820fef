import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { worded as Worded } from './sayings';

let worded: typeof Worded;

before(async () => {
  Object.defineProperty(globalThis, 'localStorage', { value: { getItem: () => 'ru' }, configurable: true });
  ({ worded } = await import('./sayings'));
});

test('days and numbers stand in a sentence as its language writes them', () => {
  assert.equal(worded({ code: 'LESS_THAN_EQUAL', values: { value: '3.5', le: '1000' } }), '3,5 больше, чем 1\u00a0000.');
  assert.equal(worded({ code: 'NOT_AHEAD', values: { day: '2026-11-01' } }), '1 нояб. 2026 г. уже не впереди.');
});

test('the full stop of a day ends the sentence too', () => {
  const values = { until: '2026-11-01', on: '2027-01-01' };
  assert.equal(worded({ code: 'OVER_TOO_SOON', values }), 'Конец, 1 нояб. 2026 г., не позже начала, 1 янв. 2027 г.');
});

test('ids and names stay as they are', () => {
  assert.equal(worded({ code: 'NO_SUCH_OFFERING', values: { id: '2026-11-01' } }), 'Услуги «2026-11-01» нет.');
});

test('what hangs on a thing is called by its kind and id', () => {
  const values = { kind: 'Offering', id: 'atlas', things: "Risk 'atlas-for-good', Agreement 'a'", others: '3' };
  assert.match(worded({ code: 'STILL_REFERENCED', values }) ?? '', /услуга «atlas».*риск «atlas-for-good», соглашение «a» и ещё 3\./);
});

test('a sentence whose code has no words is left to the message', () => {
  assert.equal(worded({ code: 'NEVER_HEARD_OF', values: {} }), null);
});
