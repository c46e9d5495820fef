import { EngagementKind } from '../generated/names/EngagementKind';
import type { NodeNameFragment } from '../generated/types/graphql';
import { day } from '../words/format';

const on = (name: string, at: string) => `${name}, ${day(at.slice(0, 10))}`;

/** What a thing is called: its name, or what it says. */
export function nameOf(node: NodeNameFragment): string {
  switch (node.__typename) {
    case 'Organization': return node.name;
    case 'Person': return node.name;
    case 'Offering': return node.name;
    case 'ServiceRelationship': return `${node.provider.name} → ${node.consumer.name}`;
    case 'Agreement': return node.reference ?? node.id;
    case 'Target': return node.measure;
    case 'Expectation': return node.statement;
    case 'Engagement': return on(EngagementKind[node.kind], node.at);
    case 'Decision': return node.text;
    case 'Commitment': return node.text;
    case 'Feedback': return node.said ?? `${node.score}`;
    case 'Complaint': return node.text;
    case 'UsageScenario': return node.name;
    case 'Demand': return node.offering.name;
    case 'Adoption': return node.offering.name;
    case 'FitCheck': return node.offering.name;
    case 'Outcome': return node.statement;
    case 'Measurement': return node.outcome.statement;
    case 'Improvement': return node.title;
    case 'Risk': return node.statement;
    case 'Assessment': return node.person.name;
    case 'Escalation': return node.reason ?? node.id;
    case 'Change': return node.title;
    case 'Notice': return node.change.title;
    default: return node.id;
  }
}
