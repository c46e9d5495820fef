// What the frontends ask. Everything else about these queries, their variables and answers too, is generated.
import { graphql } from './gql/index.js';

export const OFFERINGS = graphql(`
  query Offerings($first: Int!, $after: String) {
    offerings(first: $first, after: $after, sort: [{ status: DESC }, { name: ASC }]) {
      totalCount
      edges {
        node {
          id
          name
          status
          retiresOn
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

export const DEPENDENCIES = graphql(`
  query Dependencies($id: ID!, $first: Int!, $after: String) {
    offering(id: $id) {
      id
      dependencies(first: $first, after: $after) {
        edges {
          criticality
          alternatives
          node {
            id
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const OFFERING = graphql(`
  query Offering($id: ID!) {
    offering(id: $id) {
      id
      name
      provider {
        id
        name
      }
    }
  }
`);

export const RETIREMENT = graphql(`
  query Retirement($offering: ID!, $on: Date!, $today: Date!) {
    impact(scenario: { effectiveOn: $on, changes: [{ offering: $offering, action: RETIRE }] }, today: $today) {
      totals {
        consumers {
          critical
          high
        }
      }
      consumers(first: 2) {
        nodes {
          severity
          organization {
            id
            name
          }
          path {
            name
          }
        }
      }
    }
  }
`);
