// What the program asks, each part where a component would say it. Relay's compiler makes the artifacts of it.
import { graphql } from 'relay-runtime';

export const Offerings = graphql`
  query queriesOfferingsQuery($first: Int!, $after: String) {
    offerings(first: $first, after: $after, sort: [{ status: DESC }, { name: ASC }])
      @connection(key: "queries_offerings") {
      edges {
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
`;

export const Totals = graphql`
  fragment queriesTotals on ImpactReport {
    totals {
      consumers {
        critical
      }
    }
  }
`;

export const Consumers = graphql`
  fragment queriesConsumers on ImpactReport {
    totals {
      consumers {
        high
      }
    }
    consumers(first: 2) {
      nodes {
        organization {
          name
        }
      }
    }
  }
`;

export const Report = graphql`
  query queriesReportQuery($scenario: ScenarioInput!, $today: Date!) {
    impact(scenario: $scenario, today: $today) {
      ...queriesTotals
      ...queriesConsumers
    }
  }
`;

export const Agreements = graphql`
  query queriesAgreementsQuery($scenario: ScenarioInput!, $today: Date!) {
    impact(scenario: $scenario, today: $today) {
      agreements(first: 100) {
        nodes {
          id
          severity
        }
      }
    }
  }
`;

export const Stamp = graphql`
  fragment queriesStamp on Node {
    id
    version
    ... on Offering {
      name
    }
  }
`;

export const Things = graphql`
  query queriesThingsQuery($refs: [NodeRef!]!) {
    nodes(refs: $refs) {
      ...queriesStamp
    }
  }
`;

export const Description = graphql`
  query queriesDescriptionQuery($id: ID!) {
    offering(id: $id) {
      id
      nodeId
      description
      version
    }
  }
`;

export const Provider = graphql`
  fragment queriesProvider on Offering @refetchable(queryName: "queriesProviderRefetchQuery") {
    id
    provider {
      name
    }
  }
`;

export const Provided = graphql`
  query queriesProvidedQuery($id: ID!) {
    offering(id: $id) {
      ...queriesProvider
    }
  }
`;

export const Update = graphql`
  mutation queriesUpdateMutation($input: UpdateOfferingInput!) {
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
`;

export const Followed = graphql`
  subscription queriesFollowedSubscription($refs: [NodeRef!]!) {
    things(refs: $refs) {
      id
      version
      ... on Offering {
        description
      }
    }
  }
`;
