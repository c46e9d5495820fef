"""An estate of three offerings in files, imported again after each edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seed.importing import import_estate

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

ESTATE = {
    "organizations": "id,name,notice_policy_days\nmapmaker,Mapmaker,30\ncarrier,Carrier,\nshop,Shop,\n",
    "people": "id,name\nmina,Mina\nolaf,Olaf\n",
    "offerings": "id,name,provider,status\nmaps,Maps,mapmaker,\nroutes,Routes,carrier,\nparcels,Parcels,carrier,\n",
    "dependencies": "from,to,criticality\nroutes,maps,HIGH\nparcels,routes,CRITICAL\n",
    "relationships": "id,provider,consumer\ncarrier-shop,carrier,shop\n",
    "stakeholders": "person,relationship,role\nmina,carrier-shop,CUSTOMER\n",
    "agreements": "id,status,relationship,offering,criticality,notice_days\nshop-parcels,ACTIVE,carrier-shop,parcels,CRITICAL,90\n",
    "changes": "id,title,status,effective_on\nfewer-routes,Fewer routes,DRAFT,2026-12-01\n",
    "changed_offerings": "change,offering,action\nfewer-routes,routes,RETIRE\n",
}


class SmallEstate:
    """A folder that is imported again after each edit."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder
        for file, text in ESTATE.items():
            self.edit(file, "", text)

    def edit(self, file: str, before: str, after: str) -> None:
        path = self.folder / f"{file}.csv"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert before in text
        path.write_text(text.replace(before, after, 1) if before else after, encoding="utf-8")

    def head(self, file: str) -> str:
        """The names of its columns."""
        return ESTATE[file].partition("\n")[0]

    async def brought_in(self, *, replace: bool = False) -> None:
        await import_estate(self.database, [self.folder], source="estate", replace=replace)
