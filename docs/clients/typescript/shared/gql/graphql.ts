/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** The kinds of thing in the graph. */
export type Kind =
  /** How far an offering is really used by a consumer, on one day. */
  | 'Adoption'
  /** What was agreed within a relationship, for one or several offerings. */
  | 'Agreement'
  /** A consumer's answer to a planned change, or that it was asked. Of a change and a consumer one at most has not lapsed. */
  | 'Answer'
  /** One side's view of a stakeholder on one day. */
  | 'Assessment'
  /** A planned change of one or several offerings that takes effect on one day. */
  | 'Change'
  /** A way in which the sides of a relationship talk. */
  | 'Channel'
  /** What a side promised beside the agreements. */
  | 'Commitment'
  /** What the consumer is not content with: to be answered by the provider and closed by the consumer. */
  | 'Complaint'
  /** What the services cost a side, or save it. */
  | 'Cost'
  /** What was decided in a relationship. */
  | 'Decision'
  /** Capacity that a consumer wants or foresees. */
  | 'Demand'
  /** A review, workshop, training, call or committee, planned or held, about one or several relationships. */
  | 'Engagement'
  /** Something that was taken further up, and how far it has come. */
  | 'Escalation'
  /** Who is next when something is not settled, and after how long. */
  | 'EscalationStep'
  /** One line of the trail: something that changed the graph. Events are numbered without gaps. */
  | 'Event'
  /** What a side or a person expects beyond what was agreed. */
  | 'Expectation'
  /** What somebody said of the services or of working together. */
  | 'Feedback'
  /** Whether an offering is available, understood and usable: the consumer's word on one day. */
  | 'FitCheck'
  /** Days on which a consumer cannot take a change. */
  | 'Freeze'
  /** What one program or person may see and do. It is in no export, and only administrators see it. */
  | 'Grant'
  /** How an organization weighs what the health of its relationships is made of, in its own side's view. */
  | 'HealthPolicy'
  /** One run of an import. Its `source` is remembered on what it wrote. */
  | 'Import'
  /** What is to become better together. */
  | 'Improvement'
  /** What a manager holds of a relationship, for a time, beside the score that is made of facts. */
  | 'Judgement'
  /** How far an outcome was reached on one day. */
  | 'Measurement'
  /** One message to one person, or over one channel, about a planned change. */
  | 'Notice'
  /** Notice of a change that an agreement owes for one action, where it differs from the agreement's `noticeDays`. */
  | 'NoticeTerm'
  /** What one accountable provider offers to a target group: goods, access to resources, service actions. */
  | 'Offering'
  /** A company, agency, unit or team. It is a provider by what it offers and a consumer by what it uses; most are both. */
  | 'Organization'
  /** The value that a side seeks. */
  | 'Outcome'
  /** A human being on either side of a relationship. Personal data: it can be erased. */
  | 'Person'
  /** What may happen. Where it would change offerings, the action and the offerings are a scenario to be asked about. */
  | 'Risk'
  /** One provider and one consumer who work together on the basis of agreed and available offerings. */
  | 'ServiceRelationship'
  /** A fact from another system about a target or an offering: attainment, incidents, failed changes. */
  | 'Signal'
  /** A measurable promise of an agreement. */
  | 'Target'
  /** How a consumer uses offerings, and to which outcome. */
  | 'UsageScenario';

/** What names a thing: ids are unique within a kind. */
export type NodeRef = {
  /** Its key within the kind. */
  id: string;
  /** Its kind. */
  kind: Kind;
};

/** How badly something is affected. */
export type Severity =
  /** Lost: what rests on it cannot be done. */
  | 'CRITICAL'
  /** Important work stands still or has to be adapted. */
  | 'HIGH'
  /** Noticed, and work goes on as before. */
  | 'LOW'
  /** Work goes on with restrictions or extra effort. */
  | 'MEDIUM'
  /** Not affected. */
  | 'NONE';

export type ListQueryVariables = Exact<{
  text: string;
  after?: string | null | undefined;
}>;


export type ListQuery = { __typename: 'Query', offerings: { __typename: 'OfferingConnection', totalCount: number, edges: Array<{ __typename: 'OfferingEdge', node: { __typename: 'Offering', id: string, name: string, version: number, provider: { __typename: 'Organization', id: string, name: string } } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ImpactQueryVariables = Exact<{
  offering: string;
  on: string;
}>;


export type ImpactQuery = { __typename: 'Query', impact: { __typename: 'ImpactReport', totals: { __typename: 'ImpactTotals', consumers: { __typename: 'SeverityCounts', critical: number, high: number } }, consumers: { __typename: 'AffectedConsumerConnection', nodes: Array<{ __typename: 'AffectedConsumer', severity: Severity, organization: { __typename: 'Organization', id: string, name: string } }> } } };

export type RenameMutationVariables = Exact<{
  id: string;
  name: string;
  version: number;
}>;


export type RenameMutation = { __typename: 'Mutation', updateOffering:
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotAllowed', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'Offering', id: string, name: string, version: number }
    | { __typename: 'StillReferenced', message: string }
    | { __typename: 'VersionConflict', message: string, current:
        | { __typename: 'Adoption', id: string, version: number }
        | { __typename: 'Agreement', id: string, version: number }
        | { __typename: 'Answer', id: string, version: number }
        | { __typename: 'Assessment', id: string, version: number }
        | { __typename: 'Change', id: string, version: number }
        | { __typename: 'Channel', id: string, version: number }
        | { __typename: 'Commitment', id: string, version: number }
        | { __typename: 'Complaint', id: string, version: number }
        | { __typename: 'Cost', id: string, version: number }
        | { __typename: 'Decision', id: string, version: number }
        | { __typename: 'Demand', id: string, version: number }
        | { __typename: 'Engagement', id: string, version: number }
        | { __typename: 'Escalation', id: string, version: number }
        | { __typename: 'EscalationStep', id: string, version: number }
        | { __typename: 'Event', id: string, version: number }
        | { __typename: 'Expectation', id: string, version: number }
        | { __typename: 'Feedback', id: string, version: number }
        | { __typename: 'FitCheck', id: string, version: number }
        | { __typename: 'Freeze', id: string, version: number }
        | { __typename: 'Grant', id: string, version: number }
        | { __typename: 'HealthPolicy', id: string, version: number }
        | { __typename: 'Import', id: string, version: number }
        | { __typename: 'Improvement', id: string, version: number }
        | { __typename: 'Judgement', id: string, version: number }
        | { __typename: 'Measurement', id: string, version: number }
        | { __typename: 'Notice', id: string, version: number }
        | { __typename: 'NoticeTerm', id: string, version: number }
        | { __typename: 'Offering', name: string, id: string, version: number }
        | { __typename: 'Organization', id: string, version: number }
        | { __typename: 'Outcome', id: string, version: number }
        | { __typename: 'Person', id: string, version: number }
        | { __typename: 'Risk', id: string, version: number }
        | { __typename: 'ServiceRelationship', id: string, version: number }
        | { __typename: 'Signal', id: string, version: number }
        | { __typename: 'Target', id: string, version: number }
        | { __typename: 'UsageScenario', id: string, version: number }
       | null }
   };

export type FollowSubscriptionVariables = Exact<{
  refs: Array<NodeRef> | NodeRef;
}>;


export type FollowSubscription = { things: Array<
    | { __typename: 'Adoption', id: string, version: number }
    | { __typename: 'Agreement', id: string, version: number }
    | { __typename: 'Answer', id: string, version: number }
    | { __typename: 'Assessment', id: string, version: number }
    | { __typename: 'Change', id: string, version: number }
    | { __typename: 'Channel', id: string, version: number }
    | { __typename: 'Commitment', id: string, version: number }
    | { __typename: 'Complaint', id: string, version: number }
    | { __typename: 'Cost', id: string, version: number }
    | { __typename: 'Decision', id: string, version: number }
    | { __typename: 'Demand', id: string, version: number }
    | { __typename: 'Engagement', id: string, version: number }
    | { __typename: 'Escalation', id: string, version: number }
    | { __typename: 'EscalationStep', id: string, version: number }
    | { __typename: 'Event', id: string, version: number }
    | { __typename: 'Expectation', id: string, version: number }
    | { __typename: 'Feedback', id: string, version: number }
    | { __typename: 'FitCheck', id: string, version: number }
    | { __typename: 'Freeze', id: string, version: number }
    | { __typename: 'Grant', id: string, version: number }
    | { __typename: 'HealthPolicy', id: string, version: number }
    | { __typename: 'Import', id: string, version: number }
    | { __typename: 'Improvement', id: string, version: number }
    | { __typename: 'Judgement', id: string, version: number }
    | { __typename: 'Measurement', id: string, version: number }
    | { __typename: 'Notice', id: string, version: number }
    | { __typename: 'NoticeTerm', id: string, version: number }
    | { __typename: 'Offering', name: string, id: string, version: number }
    | { __typename: 'Organization', id: string, version: number }
    | { __typename: 'Outcome', id: string, version: number }
    | { __typename: 'Person', id: string, version: number }
    | { __typename: 'Risk', id: string, version: number }
    | { __typename: 'ServiceRelationship', id: string, version: number }
    | { __typename: 'Signal', id: string, version: number }
    | { __typename: 'Target', id: string, version: number }
    | { __typename: 'UsageScenario', id: string, version: number }
   | null> };


export const ListDocument = {"__meta__":{"hash":"sha256:63b02513df7b229e5d2ed23f9eab34cb33bb6254dad7fc074963ed40dd698248"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"List"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"offerings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"contains"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ListQuery, ListQueryVariables>;
export const ImpactDocument = {"__meta__":{"hash":"sha256:51c881665692752cc83d8e31afea5f961ccdbbf2b738ad5d21ccad0e63d81a4d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Impact"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offering"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"scenario"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"effectiveOn"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"changes"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"offering"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offering"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"action"},"value":{"kind":"EnumValue","value":"RETIRE"}}]}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"consumers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"critical"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"consumers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ImpactQuery, ImpactQueryVariables>;
export const RenameDocument = {"__meta__":{"hash":"sha256:a1961fa952547bde0b85684f2573ea41ffb6c066cf05bf2709aacbfcde5ae0b4"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Rename"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"version"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"updateOffering"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"expectedVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"version"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Offering"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VersionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Offering"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RenameMutation, RenameMutationVariables>;
export const FollowDocument = {"__meta__":{"hash":"sha256:8233167a2f0467932697a9bd211ce86746c7d3937fd32c83f49e134a45d39956"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Follow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"refs"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NodeRef"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"things"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"refs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"refs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Offering"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<FollowSubscription, FollowSubscriptionVariables>;