"""Words by which columns of foreign tables are known, in English, German and Russian, as `alike` has them."""

from typing import Final

IDS: Final = (
    *("sysid", "id", "key", "objectkey", "externalid", "identifier", "number", "code"),
    *("kennung", "nummer", "nr", "код", "номер"),
)
NAMES: Final = (
    *("name", "title", "displayname", "label", "servicename", "applicationname"),
    *("bezeichnung", "dienst", "dienstname", "anwendung", "leistung", "название", "наименование", "сервис", "услуга"),
)
TEXTS: Final = ("description", "shortdescription", "summary", "beschreibung", "zweck", "описание", "назначение")
PROVIDERS: Final = (
    *("provider", "supportgroup", "owningteam", "ownerteam", "team", "managedby", "assignmentgroup", "department"),
    *("organization", "organisation", "company", "vendor", "supplier", "orgid", "contactassignment", "group"),
    *(
        "anbieter",
        "betreiber",
        "dienstleister",
        "lieferant",
        "abteilung",
        "поставщик",
        "исполнитель",
        "отдел",
        "команда",
    ),
)
OWNERS: Final = (
    *("ownedby", "serviceowner", "owner", "responsible", "productowner", "businessowner", "itowner", "manager"),
    *("verantwortlich", "verantwortlicher", "ansprechpartner", "ответственный", "владелец"),
)
STATES: Final = (
    *("status", "operationalstatus", "lifecycle", "state", "cmdbstatus", "installstatus", "zustand"),
    *("статус", "состояние"),
)
RANKS: Final = (
    *("businesscriticality", "businescriticality", "criticality", "tier", "businesscriticity", "importance"),
    *("kritikalität", "kritisch", "критичность"),
)
CONSUMERS: Final = (
    *("consumer", "usedby", "customer", "usergroup", "businessunit"),
    *("genutztvon", "nutzer", "kunde", "abnehmer", "потребитель", "заказчик", "клиент"),
)
NEEDS: Final = (
    *("dependson", "dependencies", "requires", "servicecomponents", "components", "itcomponent", "needs", "uses"),
    *("benötigt", "braucht", "abhängigvon", "зависитот", "требует"),
)
ENDS: Final = (("parentsysid", "childsysid"), ("parent", "child"), ("source", "target"), ("from", "to"))
TYPES: Final = ("type", "relationtype", "relationshiptype")
STATUS_WORDS: Final = {
    "PLANNED": ("plan", "implementation", "ready", "design", "pipeline", "будущ", "план"),
    "RETIRED": (
        *("retired", "obsolete", "decommission", "inactive", "endoflife", "stock"),
        *("inaktiv", "stillgelegt", "abgeschaltet", "выведен"),
    ),
    "DEPRECATED": ("retiring", "deprecat", "phaseout", "sunset", "abgekündigt", "auslauf", "устар"),
    "SUSPENDED": ("nonoperational", "suspend", "maintenance", "repair", "outoforder", "down", "wartung"),
    "AVAILABLE": (
        *("operational", "active", "production", "inoperation", "live", "available", "standby"),
        *("aktiv", "inbetrieb", "produktiv", "действ"),
    ),
}
"""Beginnings and parts of words, the first that fits; `inactive` before `active`."""
