import { graphql } from '../../shared/gql/index.js';

export const LIST = graphql(`
  query List($text: String!, $after: String) {
    offerings(first: 10, after: $after, filter: { name: { contains: $text } }) {
      totalCount
      edges {
        node {
          id
          name
          version
          provider {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const IMPACT = graphql(`
  query Impact($offering: ID!, $on: Date!) {
    impact(scenario: { effectiveOn: $on, changes: [{ offering: $offering, action: RETIRE }] }) {
      totals {
        consumers {
          critical
          high
        }
      }
      consumers(first: 5) {
        nodes {
          severity
          organization {
            id
            name
          }
        }
      }
    }
  }
`);

export const RENAME = graphql(`
  mutation Rename($id: ID!, $name: String!, $version: Int!) {
    updateOffering(input: { id: $id, name: $name, expectedVersion: $version }) {
      ... on Offering {
        id
        name
        version
      }
      ... on Refusal {
        message
      }
      ... on VersionConflict {
        current {
          id
          version
          ... on Offering {
            name
          }
        }
      }
    }
  }
`);

export const FOLLOW = graphql(`
  subscription Follow($refs: [NodeRef!]!) {
    things(refs: $refs) {
      id
      version
      ... on Offering {
        name
      }
    }
  }
`);
