// What a relationship manager's day is made of. Types of variables, answers and refusals are generated.
import { graphql } from '../shared/gql/index.js';

export const AGENDA = graphql(`
  query Agenda($manager: ID!, $relationship: ID!, $today: Date!) {
    mine: agenda(manager: $manager, today: $today) {
      lines(first: 1000) {
        nodes {
          relationship {
            id
          }
        }
      }
    }
    agenda(relationship: $relationship, today: $today) {
      overdue
      lines(first: 100) {
        nodes {
          matter
          due
          settledBy
          subject {
            id
          }
        }
      }
    }
  }
`);

export const WHO_TO_CALL = graphql(`
  query WhoToCall($relationship: ID!, $at: DateTime!) {
    whoToCall(relationship: $relationship, topic: SERVICE, side: CONSUMER, at: $at) {
      level
      person {
        name
      }
      whyNot
    }
  }
`);

export const ANSWER_EXPECTATION = graphql(`
  mutation AnswerExpectation($input: AnswerExpectationInput!) {
    answerExpectation(input: $input) {
      __typename
      ... on Expectation {
        id
        status
        due
        version
      }
      ... on InvalidInput {
        faults {
          path
          message
        }
      }
      ... on VersionConflict {
        version
        current {
          id
          version
        }
      }
    }
  }
`);

export const KEEP_COMMITMENT = graphql(`
  mutation KeepCommitment($input: KeepCommitmentInput!) {
    keepCommitment(input: $input) {
      __typename
      ... on Commitment {
        status
        doneAt
        history {
          nodes {
            mutation
          }
        }
      }
      ... on InvalidInput {
        faults {
          path
          message
        }
      }
    }
  }
`);

export const CONFIRM = graphql(`
  mutation Confirm($input: ConfirmInput!) {
    confirm(input: $input) {
      __typename
      ... on Commitment {
        confirmedBy {
          id
        }
      }
      ... on InvalidInput {
        faults {
          path
        }
      }
    }
  }
`);

export const PLAN = graphql(`
  mutation Plan($input: PlanEngagementInput!) {
    planEngagement(input: $input) {
      __typename
      ... on Engagement {
        id
        status
        participants {
          totalCount
        }
      }
      ... on NotFound {
        of
        key
      }
    }
  }
`);

export const RECORD = graphql(`
  mutation Record($input: RecordEngagementInput!) {
    recordEngagement(input: $input) {
      __typename
      ... on Engagement {
        status
        decisions {
          nodes {
            text
          }
        }
        commitments {
          nodes {
            text
            side
            due
          }
        }
      }
    }
  }
`);

export const COMPLAINT = graphql(`
  mutation Complaint(
    $raised: RaiseComplaintInput!
    $answered: AnswerComplaintInput!
    $ours: CloseComplaintInput!
    $theirs: CloseComplaintInput!
  ) {
    raiseComplaint(input: $raised) {
      __typename
      ... on Complaint {
        status
      }
    }
    answerComplaint(input: $answered) {
      __typename
      ... on Complaint {
        status
        answer
      }
    }
    ours: closeComplaint(input: $ours) {
      __typename
      ... on Refusal {
        message
      }
    }
    theirs: closeComplaint(input: $theirs) {
      __typename
      ... on Complaint {
        status
      }
    }
  }
`);

export const IMPROVE = graphql(`
  mutation Improve(
    $proposed: ProposeImprovementInput!
    $prioritized: PrioritizeImprovementInput!
    $finished: FinishImprovementInput!
  ) {
    proposeImprovement(input: $proposed) {
      __typename
    }
    prioritizeImprovement(input: $prioritized) {
      __typename
      ... on Improvement {
        status
        valueToConsumer
      }
    }
    finishImprovement(input: $finished) {
      __typename
      ... on Improvement {
        status
        complaints {
          nodes {
            id
          }
        }
      }
    }
  }
`);

export const FEEDBACK = graphql(`
  mutation Feedback($input: RecordFeedbackInput!) {
    recordFeedback(input: $input) {
      __typename
      ... on Feedback {
        id
        score
      }
      ... on DuplicateKey {
        key
      }
    }
  }
`);

export const DELETE_COMPLAINT = graphql(`
  mutation DeleteComplaint($input: ThingInput!) {
    deleteComplaint(input: $input) {
      __typename
      ... on StillReferenced {
        references {
          relation
          kind
          id
        }
      }
    }
  }
`);
