"""One rule, two doors: what a mutation refuses, an import refuses with the same sentence."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from pydantic.alias_generators import to_camel

from seed.checking import check
from tests.held import hold
from tests.seed.estates import imported, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.database.engine import Database
    from tests.resolvers.mutations.conftest import Change

ESTATE: Mapping[str, str] = {
    "organizations.csv": "id,name,part_of\ngroup,Group,\nunit,Unit,group\nshop,Shop,\n",
    "people.csv": "id,name,reports_to\nada,Ada,\nbo,Bo,ada\n",
    "offerings.csv": "id,name,provider\nmaps,Maps,unit\ntiles,Tiles,unit\natlas,Atlas,unit\ntill,Till,shop\n",
    "dependencies.csv": "from,to,alternatives\nmaps,tiles,Base\n",
    "relationships.csv": "id,provider,consumer\ndeal,group,shop\nold,group,shop\n",
    "agreements.csv": (
        "id,relationship,offering,status,valid_from,valid_to,archived_at\n"
        "agr,deal,maps,ACTIVE,2026-01-01,,\nover,deal,till,EXPIRED,,2020-01-01,\n"
        "away,deal,till,ACTIVE,,,2020-01-01T00:00:00Z\n"
    ),
    "stakeholders.csv": "person,relationship,role,accountable\nada,deal,RELATIONSHIP_MANAGER,true\n",
    "engagements.csv": "id,kind,at,relationships,status\ncall,CALL,2026-01-01T10:00:00Z,deal,MISSED\n",
    "changes.csv": "id,title,effective_on\nworks,Works,2027-01-10\n",
    "changed_offerings.csv": "change,offering,action,until\nworks,maps,SUSPEND,2027-02-01\n",
    "expectations.csv": "id,relationship,side,statement,status,reason\nsoon,deal,CONSUMER,Soon,DECLINED,Too dear\n",
    "risks.csv": "id,side,statement,visibility,relationship\nloss,PROVIDER,Loss,PROVIDER,deal\n",
    "complaints.csv": "id,relationship,raised_at,text\nslow,deal,2026-01-01,Slow\n",
    "commitments.csv": "id,relationship,side,text\nfaster,deal,PROVIDER,Faster\n",
    "escalations.csv": "id,relationship,raised_at,complaint\nup,deal,2026-01-01T00:00:00Z,slow\n",
    "notices.csv": "id,change,person\nmail,works,ada\n",
    "targets.csv": "id,agreement,measure,threshold\nfast,agr,AVAILABILITY,99\n",
    "signals.csv": "id,kind,value,from,to,offering\nnoise,INCIDENTS,1,2026-01-01,2026-02-01,maps\n",
}


class Wrong(NamedTuple):
    """The same wrong thing, as a file and as a mutation."""

    file: str
    rows: str
    mutation: str
    given: Mapping[str, Any]
    sentence: str


MANAGER = {"relationship": "deal", "role": "RELATIONSHIP_MANAGER", "accountable": True}
FOREIGN = "it is provided by 'shop', which is neither the relationship's provider 'group' nor a part of it"

WRONG: Mapping[str, Wrong] = {
    "a group has the members that it needs": Wrong(
        "dependencies", "from,to,alternatives,required\nmaps,atlas,new,2\n",
        "linkDependency", {"from": "maps", "to": "atlas", "alternatives": "new", "required": 2},
        "2 of the group 'new' are needed, but it has 1 member, at 'maps'",
    ),
    "a group has one number": Wrong(
        "dependencies", "from,to,alternatives,required\nmaps,atlas,Base,2\n",
        "linkDependency", {"from": "maps", "to": "atlas", "alternatives": "Base", "required": 2},
        "the members of the group 'Base' say 1, 2: one number holds for the whole group, at 'maps'",
    ),
    "a group has one name": Wrong(
        "dependencies", "from,to,alternatives\nmaps,atlas,base\n",
        "linkDependency", {"from": "maps", "to": "atlas", "alternatives": "base"},
        "the group 'base' differs from 'Base' only by case: one group has one name, at 'maps'",
    ),
    "a number needs a group": Wrong(
        "dependencies", "from,to,alternatives,required\nmaps,atlas,,2\n",
        "linkDependency", {"from": "maps", "to": "atlas", "required": 2},
        "2 are needed, but no group is named: state alternatives, or 1 as required",
    ),
    "nothing depends on itself": Wrong(
        "dependencies", "from,to\nmaps,maps\n", "linkDependency", {"from": "maps", "to": "maps"},
        "'maps' cannot depend on itself",
    ),
    "nobody stands in for themselves": Wrong(
        "deputies", "deputy,person\nada,ada\n", "linkDeputy", {"deputy": "ada", "person": "ada"},
        "'ada' is the same person at both ends",
    ),
    "nothing is a part of itself": Wrong(
        "organizations", "id,name,part_of\ngroup,Group,unit\n", "updateOrganization", {"id": "group", "partOf": "unit"},
        "'group' is a part of itself: group → unit → group",
    ),
    "nobody reports to themselves": Wrong(
        "reporting_lines", "person,manager\nada,bo\n", "linkReportingLine", {"person": "ada", "manager": "bo"},
        "'ada' reports to themselves: ada → bo → ada",
    ),
    "one manager is accountable": Wrong(
        "stakeholders", "person,relationship,role,accountable\nbo,deal,RELATIONSHIP_MANAGER,true\n",
        "linkStakeholder", {"person": "bo", **MANAGER},
        "'ada' and 'bo' would both be accountable as RELATIONSHIP_MANAGER of 'deal' at the same time: "
        "let one of them end before",
    ),
    "an agreement covers what its provider provides": Wrong(
        "coverages", "agreement,offering\nagr,till\n", "linkAgreementCovers", {"agreement": "agr", "offering": "till"},
        f"'till' cannot be covered by 'agr': {FOREIGN}",
    ),
    "what is covered is not given away": Wrong(
        "offerings", "id,name,provider\nmaps,Maps,shop\n", "updateOffering", {"id": "maps", "provider": "shop"},
        f"'maps' cannot be covered by 'agr': {FOREIGN}",
    ),
    "an agreement does not come back with what it cannot cover": Wrong(
        "agreements", "id,relationship,status,valid_to\nover,deal,ACTIVE,\n",
        "updateAgreement", {"id": "over", "status": "ACTIVE", "validTo": None},
        f"'till' cannot be covered by 'over': {FOREIGN}",
    ),
    "an agreement is not restored with what it cannot cover": Wrong(
        "agreements", "id,relationship,archived_at\naway,deal,\n", "restoreAgreement", {"id": "away"},
        f"'till' cannot be covered by 'away': {FOREIGN}",
    ),
    "nobody attended what was not held": Wrong(
        "attendance", "person,engagement,attended\nada,call,true\n",
        "linkAttendance", {"person": "ada", "engagement": "call", "attended": True},
        "nobody attended an engagement that is MISSED: leave it out, or state that it was HELD",
    ),
    "what is for a time ends after its change begins": Wrong(
        "changed_offerings", "change,offering,action,until\nworks,tiles,DEGRADE,2027-01-10\n",
        "linkChangedOffering", {"change": "works", "offering": "tiles", "action": "DEGRADE", "until": "2027-01-10"},
        "DEGRADE of 'tiles' is over on 2027-01-10, which is not after the day on which the change takes effect (2027-01-10)",
    ),
    "a change begins before what it does for a time ends": Wrong(
        "changes", "id,title,effective_on\nworks,Works,2027-02-01\n",
        "updateChange", {"id": "works", "effectiveOn": "2027-02-01"},
        "SUSPEND of 'maps' is over on 2027-02-01, which is not after the day on which the change takes effect (2027-02-01)"
        "; so it is in the graph",
    ),
    "what lasts has no end": Wrong(
        "changed_offerings", "change,offering,action,until\nworks,tiles,RETIRE,2027-03-01\n",
        "linkChangedOffering", {"change": "works", "offering": "tiles", "action": "RETIRE", "until": "2027-03-01"},
        "only SUSPEND and DEGRADE are for a time: leave it out, for RETIRE lasts",
    ),
    "an interval holds a day": Wrong(
        "agreements", "id,relationship,valid_from,valid_to\nagr,deal,2026-01-01,2026-01-01\n",
        "updateAgreement", {"id": "agr", "validFrom": "2026-01-01", "validTo": "2026-01-01"},
        "2026-01-01 is not after validFrom (2026-01-01): validTo is the first day on which it is over",
    ),
    "an answer follows what it answers": Wrong(
        "expectations", "id,relationship,side,statement,status,reason,stated_at,answered_at\n"
        "new,deal,CONSUMER,New,,,2026-03-01,2026-02-01\n",
        "createExpectation",
        {"id": "new", "relationship": "deal", "side": "CONSUMER", "statement": "New", "statedAt": "2026-03-01",
         "answeredAt": "2026-02-01"},
        "2026-02-01 is before statedAt (2026-03-01)",
    ),
    "who declines says why": Wrong(
        "expectations", "id,relationship,side,statement,status,reason\nsoon,deal,CONSUMER,Soon,DECLINED,\n",
        "updateExpectation", {"id": "soon", "reason": None},
        "is missing: who declines says why",
    ),
    "one side's view is not shown to the other alone": Wrong(
        "risks", "id,side,statement,visibility,relationship\nloss,PROVIDER,Loss,CONSUMER,deal\n",
        "updateRisk", {"id": "loss", "visibility": "CONSUMER"},
        "is CONSUMER, but it is the view of the side PROVIDER: state PROVIDER or SHARED",
    ),
    "a signal is about one thing": Wrong(
        "signals", "id,kind,value,from,to,target,offering\nnoise,INCIDENTS,1,2026-01-01,2026-02-01,fast,maps\n",
        "updateSignal", {"id": "noise", "target": "fast"},
        "target and offering are both given: state one of them",
    ),
    "a notice has a reader": Wrong(
        "notices", "id,change,person,via\nmail,works,,\n",
        "updateNotice", {"id": "mail", "person": None},
        "is missing: state person or via",
    ),
    "an escalation is about one thing at most": Wrong(
        "escalations", "id,relationship,raised_at,complaint,commitment\nup,deal,2026-01-01T00:00:00Z,slow,faster\n",
        "updateEscalation", {"id": "up", "commitment": "faster"},
        "complaint and commitment are both given: state one of them",
    ),
    "a text of a list holds no separator": Wrong(
        "people", "id,name,reports_to,external_ids\n", "updatePerson", {"id": "ada", "externalIds": ["crm:a|b"]},
        "holds '|', which separates lists in CSV",
    ),
}  # fmt: skip
COLUMN = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")


@pytest.mark.parametrize("rule", WRONG)
async def test_the_same_wrong_thing_is_refused_by_a_file_and_a_mutation_in_the_same_words(
    database: Database, tmp_path: Path, empty: Change, rule: str
) -> None:
    wrong = WRONG[rule]
    await hold(database, "both doors", partial(imported, folder=write(tmp_path / "estate", ESTATE)))
    files = {f"{wrong.file}.csv": wrong.rows}
    if wrong.rows.endswith("external_ids\n"):  # which only JSON lines can say
        files = {"people.jsonl": '{"kind": "Person", "id": "ada", "name": "Ada", "external_ids": ["crm:a|b"]}\n'}
    faults = await check(database, [write(tmp_path / "wrong", files)])
    answer = await empty(wrong.mutation, "", **wrong.given)
    assert answer["__typename"] == "InvalidInput", answer
    by_file = [COLUMN.sub(lambda found: to_camel(found[0]), fault.message) for fault in faults]
    by_mutation = [fault["message"] for fault in answer["faults"]]
    assert by_file == by_mutation == [wrong.sentence]


async def test_an_agreement_that_is_over_may_be_said_to_have_covered_what_others_provide_now(
    database: Database, tmp_path: Path, empty: Change
) -> None:
    await hold(database, "both doors", partial(imported, folder=write(tmp_path / "estate", ESTATE)))
    ended = {
        "agreements.csv": "id,relationship,status\nagr,deal,ENDED\n",
        "coverages.csv": "agreement,offering\nagr,till\n",
    }
    assert list(await check(database, [write(tmp_path / "ended", ended)])) == []
    await empty("updateAgreement", "", id="agr", status="ENDED")
    linked = await empty("linkAgreementCovers", "", agreement="agr", offering="till")
    assert linked["__typename"] == "LinkedAgreementCovers"


async def test_a_relationship_does_not_come_back_with_what_its_agreements_cannot_cover(
    database: Database, tmp_path: Path, empty: Change
) -> None:
    over = {
        "relationships.csv": "id,provider,consumer,until\ndeal,group,shop,\nold,group,shop,2020-01-01\n",
        "agreements.csv": "id,relationship,offering,status\nlost,old,till,ACTIVE\n",
    }
    await imported(
        database,
        write(tmp_path / "estate", {**ESTATE, **over, "targets.csv": ESTATE["targets.csv"].replace(",agr,", ",lost,")}),
    )
    back = {"relationships.csv": "id,provider,consumer,until\nold,group,shop,\n"}
    (fault,) = await check(database, [write(tmp_path / "back", back)])
    assert fault == ("relationships.csv", 2, "until", f"'till' cannot be covered by 'lost': {FOREIGN}")
    answer = await empty("updateServiceRelationship", "", id="old", until=None)
    assert answer["faults"] == [{"path": ["input", "until"], "message": fault.message}]
