import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut } from './layout';

const IDS = Array.from({ length: 40 }, (_, at) => `p${at}`);
const PULLS = IDS.slice(1).map((to, at) => ({ from: IDS[at >> 1]!, to, strength: (at % 10) / 10 }));

test('the same question gives the same picture', () => {
  assert.deepEqual(layOut(IDS, PULLS, () => 0), layOut(IDS, PULLS, () => 0));
});

test('everybody stands within the picture, and nobody upon another', () => {
  const { people, width, height } = layOut(IDS, PULLS, () => 0);
  assert.equal(people.length, IDS.length);
  for (const one of people) {
    assert.ok(one.x > 0 && one.x < width && one.y > 0 && one.y < height);
    for (const other of people) assert.ok(one === other || Math.abs(one.x - other.x) + Math.abs(one.y - other.y) > 30);
  }
});

test('sides stand apart, and a tie to somebody who is not drawn pulls nobody', () => {
  const side = (id: string) => (Number(id.slice(1)) % 2 ? 1 : -1);
  const { people } = layOut(IDS, [{ from: 'p0', to: 'elsewhere', strength: 1 }], side);
  const mean = (of: number) => people.filter(({ id }) => side(id) === of).reduce((sum, { x }) => sum + x, 0) / 20;
  assert.ok(mean(1) - mean(-1) > 60);
});

test('one person alone is drawn', () => {
  assert.equal(layOut(['a'], [], () => 0).people.length, 1);
});
