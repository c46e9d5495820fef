from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

import pytest_asyncio

from graph.access import Viewer
from graph.model.grant import Role
from graph.projection.follower import KeptProjection
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.held import hold
from tests.resolvers.conftest import answer
from tests.seed.estates import imported, write

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

FILES: Final = {
    "organizations": "id,name\np,P\nq,Q\nc,C\ne,E\nf,F\n",
    "people": "id,name,email,member_of\nmia,Mia,mia@f.example,f\nolaf,Olaf,olaf@p.example,p\n",
    "offerings": "id,name,provider,owner,catalogue,suspended_from,suspended_until\n"
    "a,A,p,,PUBLIC,,\nd,D,p,olaf,PUBLIC,,\nx,X,q,,RESTRICTED,2027-01-01,2027-03-10\n",
    "dependencies": "from,to,criticality\nd,a,HIGH\nd,x,CRITICAL\n",
    "agreements": "id,provider,consumer,offering,criticality,notice_days\n"
    "ca,p,c,a,LOW,10\ncd,p,c,d,HIGH,45\nea,p,e,a,LOW,10\nfd,p,f,d,MEDIUM,50\n",
    "stakeholders": "person,relationship,role\nmia,p~f,CUSTOMER\n",
    "changes": "id,title,status,effective_on\nsa,Works,ANNOUNCED,2027-01-05\n",
    "changed_offerings": "change,offering,action,until\nsa,a,SUSPEND,2027-02-01\n",
}
"""D needs A and X. X is out until 10 March, and hidden from whoever has nothing to do with Q; works suspend A in January."""


class Asking(Protocol):
    """The data of an answer, or its errors. `of`: ids of the organizations that the viewer's bounds are drawn around."""

    async def __call__(self, question: str, *of: str, counts: bool = True, **variables: Any) -> Any: ...


@pytest_asyncio.fixture
async def masking(open_engine: Database, tmp_path: Path) -> Asking:
    files = {f"{name}.csv": rows for name, rows in FILES.items()}
    await hold(open_engine, "masking", partial(imported, folder=write(tmp_path, files)))
    kept = KeptProjection(open_engine)

    async def asked(question: str, *of: str, counts: bool = True, **variables: Any) -> Any:
        scope = Scope(restricted=True, administers=False, organizations=dict.fromkeys(of, True)) if of else Scope()
        viewer = Viewer("tests", Role.OWNER, scope, counts_hidden=counts)
        found = answer(await schema.execute(question, variables, Context(open_engine, viewer=viewer, impact=kept)))
        return found.get("errors") or found["data"]

    return asked
