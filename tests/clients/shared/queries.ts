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

export const UPDATE_OFFERING = graphql(`
  mutation UpdateOffering($input: UpdateOfferingInput!) {
    updateOffering(input: $input) {
      __typename
      ... on Offering {
        id
        description
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
            description
          }
        }
      }
    }
  }
`);

export const DESCRIPTION = graphql(`
  query Description($id: ID!) {
    offering(id: $id) {
      id
      description
      version
    }
  }
`);

export const THINGS = graphql(`
  query Things($refs: [NodeRef!]!) {
    nodes(refs: $refs) {
      ...Stamp
    }
  }

  fragment Stamp on Node {
    id
    version
    ... on Offering {
      name
    }
  }
`);

export const TOTALS = graphql(`
  query Totals($scenario: ScenarioInput!, $today: Date!) {
    impact(scenario: $scenario, today: $today) {
      state
      totals {
        consumers {
          critical
        }
      }
    }
  }
`);

export const CONSUMERS = graphql(`
  query Consumers($scenario: ScenarioInput!, $today: Date!) {
    impact(scenario: $scenario, today: $today) {
      totals {
        consumers {
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
        }
      }
    }
  }
`);

export const FOLLOWED = graphql(`
  subscription Followed($refs: [NodeRef!]!) {
    things(refs: $refs) {
      id
      version
      ... on Offering {
        description
      }
    }
  }
`);

export const AGREEMENTS = graphql(`
  query Agreements($scenario: ScenarioInput!, $today: Date!) {
    impact(scenario: $scenario, today: $today) {
      agreements(first: 100) {
        edges {
          node {
            id
            severity
          }
        }
      }
    }
  }
`);
