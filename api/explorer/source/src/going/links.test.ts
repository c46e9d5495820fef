import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf, isToldWhole, linkTo, links, linkToPlanned, mended, questionOf, scenarioOf, scenariosOf } from './links';

const HOSTILE = ['maps', 'a/b', 'a:b', 'a~b', 'a,b@c', 'ü & ?#%', '100%', ' '];
const search = (link: string) => new URL(link, 'http://localhost').searchParams;

test('a link to a thing leads back to its id, whatever it holds', () => {
  for (const id of HOSTILE) assert.equal(idOf(new URL(links.offering(id), 'http://localhost').pathname), id);
});

test('a link to a question restores the question', () => {
  const question = {
    changes: [...HOSTILE.map((offering) => ({ offering, action: 'RETIRE' as const })), { offering: 'x', action: 'DEGRADE' as const, severity: 'HIGH' as const }],
    on: '2027-01-01',
    today: '2026-10-05',
    planned: true,
  };
  assert.deepEqual(questionOf(search(links.impact(question))), question);
  assert.deepEqual(questionOf(search('/impact')), { changes: [] });
});

test('a link to scenarios restores them', () => {
  const scenarios = HOSTILE.map((name) => ({ name, changes: HOSTILE.map((offering) => ({ offering, action: 'RETIRE' as const })), on: '2027-01-01' }));
  assert.deepEqual(scenariosOf(search(links.compare(scenarios))), scenarios);
});

test('a planned change is a scenario and a question alike', () => {
  const edges = [{ action: 'SUSPEND' as const, severity: null, until: '2027-02-01', node: { id: 'a/b' } }, { action: 'RETIRE' as const, severity: 'LOW' as const, until: null, node: { id: 'b' } }];
  const planned = { id: 'move/1', title: 'Move', effectiveOn: '2027-01-01', changes: { totalCount: 2, edges } };
  const scenario = scenarioOf(planned);
  assert.deepEqual(scenario, { name: 'Move', on: '2027-01-01', changes: [{ offering: 'a/b', action: 'SUSPEND', until: '2027-02-01' }, { offering: 'b', action: 'RETIRE', severity: 'LOW' }] });
  assert.deepEqual(questionOf(search(linkToPlanned(planned))), { changes: scenario.changes, on: '2027-01-01', without: 'move/1' });
  assert.equal('on' in scenarioOf({ ...planned, effectiveOn: null }), false);
  assert.equal(isToldWhole(planned), true);
  assert.equal(isToldWhole({ changes: { totalCount: 3, edges } }), false);
});

test('half an escape is taken as it stands', () => {
  assert.equal(idOf('/offering/100%'), '100%');
  for (const path of ['/offering/100%', '/offering/%FF', '/offering/a%2Fb%', '/offering/a/b%']) {
    assert.equal(decodeURIComponent(mended(path)), path);
    assert.equal(idOf(mended(path)), idOf(path));
  }
  for (const id of HOSTILE) assert.equal(mended(links.offering(id)), links.offering(id));
});

test('a kind without a screen has no link', () => {
  assert.equal(linkTo('Import', 'x'), null);
  assert.equal(linkTo('ServiceRelationship', 'x'), '/relationship/x');
});
