// The questions of the tabs, about things that are there.

const START = `query Start($offering: ID!, $other: ID!, $relationship: ID!, $organization: ID!) {
  viewer { hasAnything }
  offering(id: $offering) { id }
  other: offering(id: $other) { id }
  serviceRelationship(id: $relationship) { id }
  organization(id: $organization) { id }
  needed: offerings(first: 1, filter: { dependents: { some: {} } }) { nodes { id } }
  offerings(first: 1) { nodes { id } }
  serviceRelationships(first: 1, filter: { status: { eq: ACTIVE } }) { nodes { id consumer { id } } }
  consumers: organizations(first: 1, filter: { agreementsAsConsumer: { some: {} } }) { nodes { id } }
}`;

/** Ids of the sample estate that the examples speak of. */
const SAMPLE = {
  offering: 'maps',
  other: 'keyforth-directory',
  relationship: 'transport-saint-orlan',
  organization: 'saint-orlan',
};

const first = (list) => list?.nodes[0];

/** By id of the sample estate: one that is there. */
function present(data) {
  const relationship = first(data.serviceRelationships);
  const offering = first(data.needed) ?? first(data.offerings);
  const consumer = relationship?.consumer ?? first(data.consumers);
  const stated = [
    [SAMPLE.offering, data.offering ?? offering],
    [SAMPLE.other, data.other ?? offering],
    [SAMPLE.relationship, data.serviceRelationship ?? relationship],
    [SAMPLE.organization, data.organization ?? consumer],
  ];
  return Object.fromEntries(stated.map(([id, thing]) => [id, thing?.id ?? id]));
}

const filled = (variables, ids) =>
  JSON.stringify(JSON.parse(variables, (_, value) => ids[value] ?? value), null, 2);

async function started(ask) {
  const body = JSON.stringify({ query: START, variables: SAMPLE });
  const answer = await ask('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { data, errors } = await answer.json();
  return data ? { data } : { fault: errors?.[0]?.message ?? answer.statusText };
}

/** Where nothing is there yet, the one that is answered all the same comes first. `fault`: why nothing can be asked. */
export async function questions(ask) {
  const [examples, { data, fault }] = await Promise.all([
    fetch('/playground/examples.json').then((answer) => answer.json()),
    started(ask).catch((error) => ({ fault: String(error) })),
  ]);
  const hasAnything = data?.viewer.hasAnything ?? false;
  const ids = data ? present(data) : {};
  const tabs = examples.map((example) => ({ ...example, variables: filled(example.variables, ids) }));
  if (data && !hasAnything) tabs.unshift(tabs.pop());
  if (localStorage.getItem('graphiql:tabState') === null) {
    localStorage.setItem('graphiql:variables', tabs[0].variables); // GraphiQL shows those of the first tab only so
  }
  return { examples: tabs, hasAnything, fault };
}
