from collections.abc import AsyncIterator
from datetime import date
from typing import Any, Optional, Union

from .async_base_client import AsyncBaseClient
from .base_model import UNSET, UnsetType
from .description import Description
from .followed import Followed
from .input_types import NodeRef, ScenarioInput, UpdateOfferingInput
from .offerings import Offerings
from .report import Report
from .things import Things
from .update_offering import UpdateOffering


def gql(q: str) -> str:
    return q


class Client(AsyncBaseClient):
    async def offerings(
        self,
        first: int,
        provider: str,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Offerings:
        query = gql("""
            query Offerings($first: Int!, $after: String, $provider: ID!) {
              offerings(
                first: $first
                after: $after
                filter: {provider: {id: {eq: $provider}}}
              ) {
                edges {
                  node {
                    id
                    name
                    status
                    provider {
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
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "provider": provider,
        }
        response = await self.execute(
            query=query, operation_name="Offerings", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Offerings.model_validate(data)

    async def report(
        self, scenario: ScenarioInput, today: date, **kwargs: Any
    ) -> Report:
        query = gql("""
            query Report($scenario: ScenarioInput!, $today: Date!) {
              impact(scenario: $scenario, today: $today) {
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
                      name
                    }
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {"scenario": scenario, "today": today}
        response = await self.execute(
            query=query, operation_name="Report", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Report.model_validate(data)

    async def things(self, refs: list[NodeRef], **kwargs: Any) -> Things:
        query = gql("""
            query Things($refs: [NodeRef!]!) {
              nodes(refs: $refs) {
                __typename
                ...Stamp
              }
            }

            fragment Stamp on Node {
              id
              version
            }
            """)
        variables: dict[str, object] = {"refs": refs}
        response = await self.execute(
            query=query, operation_name="Things", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Things.model_validate(data)

    async def description(self, id: str, **kwargs: Any) -> Description:
        query = gql("""
            query Description($id: ID!) {
              offering(id: $id) {
                id
                description
                version
              }
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="Description", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Description.model_validate(data)

    async def update_offering(
        self, input: UpdateOfferingInput, **kwargs: Any
    ) -> UpdateOffering:
        query = gql("""
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
                  version
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="UpdateOffering", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return UpdateOffering.model_validate(data)

    async def followed(
        self, refs: list[NodeRef], **kwargs: Any
    ) -> AsyncIterator[Followed]:
        query = gql("""
            subscription Followed($refs: [NodeRef!]!) {
              things(refs: $refs) {
                __typename
                id
                version
                ... on Offering {
                  description
                }
              }
            }
            """)
        variables: dict[str, object] = {"refs": refs}
        async for data in self.execute_ws(
            query=query, operation_name="Followed", variables=variables, **kwargs
        ):
            yield Followed.model_validate(data)
