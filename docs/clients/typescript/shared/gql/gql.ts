/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query List($text: String!, $after: String) {\n    offerings(first: 10, after: $after, filter: { name: { contains: $text } }) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          version\n          provider {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ListDocument,
    "\n  query Impact($offering: ID!, $on: Date!) {\n    impact(scenario: { effectiveOn: $on, changes: [{ offering: $offering, action: RETIRE }] }) {\n      totals {\n        consumers {\n          critical\n          high\n        }\n      }\n      consumers(first: 5) {\n        nodes {\n          severity\n          organization {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.ImpactDocument,
    "\n  mutation Rename($id: ID!, $name: String!, $version: Int!) {\n    updateOffering(input: { id: $id, name: $name, expectedVersion: $version }) {\n      ... on Offering {\n        id\n        name\n        version\n      }\n      ... on Refusal {\n        message\n      }\n      ... on VersionConflict {\n        current {\n          id\n          version\n          ... on Offering {\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.RenameDocument,
    "\n  subscription Follow($refs: [NodeRef!]!) {\n    things(refs: $refs) {\n      id\n      version\n      ... on Offering {\n        name\n      }\n    }\n  }\n": typeof types.FollowDocument,
};
const documents: Documents = {
    "\n  query List($text: String!, $after: String) {\n    offerings(first: 10, after: $after, filter: { name: { contains: $text } }) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          version\n          provider {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ListDocument,
    "\n  query Impact($offering: ID!, $on: Date!) {\n    impact(scenario: { effectiveOn: $on, changes: [{ offering: $offering, action: RETIRE }] }) {\n      totals {\n        consumers {\n          critical\n          high\n        }\n      }\n      consumers(first: 5) {\n        nodes {\n          severity\n          organization {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": types.ImpactDocument,
    "\n  mutation Rename($id: ID!, $name: String!, $version: Int!) {\n    updateOffering(input: { id: $id, name: $name, expectedVersion: $version }) {\n      ... on Offering {\n        id\n        name\n        version\n      }\n      ... on Refusal {\n        message\n      }\n      ... on VersionConflict {\n        current {\n          id\n          version\n          ... on Offering {\n            name\n          }\n        }\n      }\n    }\n  }\n": types.RenameDocument,
    "\n  subscription Follow($refs: [NodeRef!]!) {\n    things(refs: $refs) {\n      id\n      version\n      ... on Offering {\n        name\n      }\n    }\n  }\n": types.FollowDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query List($text: String!, $after: String) {\n    offerings(first: 10, after: $after, filter: { name: { contains: $text } }) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          version\n          provider {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query List($text: String!, $after: String) {\n    offerings(first: 10, after: $after, filter: { name: { contains: $text } }) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          version\n          provider {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Impact($offering: ID!, $on: Date!) {\n    impact(scenario: { effectiveOn: $on, changes: [{ offering: $offering, action: RETIRE }] }) {\n      totals {\n        consumers {\n          critical\n          high\n        }\n      }\n      consumers(first: 5) {\n        nodes {\n          severity\n          organization {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Impact($offering: ID!, $on: Date!) {\n    impact(scenario: { effectiveOn: $on, changes: [{ offering: $offering, action: RETIRE }] }) {\n      totals {\n        consumers {\n          critical\n          high\n        }\n      }\n      consumers(first: 5) {\n        nodes {\n          severity\n          organization {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Rename($id: ID!, $name: String!, $version: Int!) {\n    updateOffering(input: { id: $id, name: $name, expectedVersion: $version }) {\n      ... on Offering {\n        id\n        name\n        version\n      }\n      ... on Refusal {\n        message\n      }\n      ... on VersionConflict {\n        current {\n          id\n          version\n          ... on Offering {\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Rename($id: ID!, $name: String!, $version: Int!) {\n    updateOffering(input: { id: $id, name: $name, expectedVersion: $version }) {\n      ... on Offering {\n        id\n        name\n        version\n      }\n      ... on Refusal {\n        message\n      }\n      ... on VersionConflict {\n        current {\n          id\n          version\n          ... on Offering {\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Follow($refs: [NodeRef!]!) {\n    things(refs: $refs) {\n      id\n      version\n      ... on Offering {\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription Follow($refs: [NodeRef!]!) {\n    things(refs: $refs) {\n      id\n      version\n      ... on Offering {\n        name\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;