"""The screens that are looked at: an address of the sample estate each, as somebody would be given it."""

from __future__ import annotations

from typing import Final

SCREENS: Final = {
    "home": "/?today=2026-10-05",
    "offering": "/offering/routing",
    "offering-successor": "/offering/maps?today=2026-10-05",
    "offering-missing": "/offering/no-such-thing",
    "offerings": "/offerings?sort=-status",
    "offerings-none": "/offerings?q=no-such-name",
    "organizations": "/organizations?as=both",
    "people": "/people?role=CONSUMER_REPRESENTATIVE",
    "organization": "/organization/digital",
    "agreement": "/agreement/parcel-brinmarkt-arrival-notice",
    "person": "/person/petr-lukin?part=leaving&today=2026-10-05",
    "ahead": "/ahead/parcel?months=12&today=2026-10-05",
    "ahead-nothing": "/ahead/cartoleth?today=2026-10-05",
    "impact": "/impact?c=maps:RETIRE&on=2027-01-01&today=2026-10-05&open=routing",
    "impact-outline": "/impact?c=sms-gateway:RETIRE&c=push:SUSPEND&on=2026-12-01&today=2026-10-05&view=outline&part=people",
    "impact-nothing": "/impact?c=care-line:MODIFY&on=2027-01-01&today=2026-10-05&part=suggestions",
    "impact-unasked": "/impact",
    "impact-mistaken": "/impact?c=map:RETIRE",
    "trail": "/trail",
    "relationships": "/relationships?on=2026-10-05",
    "relationships-none": "/relationships?on=2026-10-05&grade=GOOD&score=25",
    "relationships-common": "/relationships?on=2026-10-05&part=common",
    "relationships-promises": "/relationships?on=2026-10-05&part=promises",
    "relationships-promises-none": "/relationships?on=2026-10-05&part=promises&org=cartoleth",
    "change": "/change/maps-retirement?today=2026-10-05",
    "change-messages": "/change/maps-retirement?part=messages&state=waiting&today=2026-10-05",
    "change-previews": "/change/maps-retirement-february?part=previews",
    "change-doing": "/change/maps-retirement?part=doing&today=2026-10-05",
    "change-missing": "/change/no-such-change",
    "changes": "/changes?status=PROPOSED",
    "due-changes": "/due?today=2026-10-05&matter=CHANGE",
    "due": "/due?today=2026-10-05",
    "relationship": "/relationship/digital-parcel?on=2026-10-05",
    "relationship-people": "/relationship/digital-parcel?on=2026-10-05&part=people",
    "briefing": "/briefing/digital-parcel?today=2026-10-05",
    "weak-points": "/weak-points?on=2026-10-05",
    "weak-points-groups": "/weak-points?on=2026-10-05&by=CONSUMERS&part=groups",
    "compare": (
        "/compare?s=January~maps:RETIRE@2027-01-01&s=February~maps:RETIRE@2027-02-02"
        "&s=Keep~maps:DEGRADE,routing:MODIFY:LOW@2027-01-01&today=2026-10-05"
    ),
    "compare-empty": "/compare",
    "network": "/network?relationship=digital-parcel&on=2026-10-05&to=person:kenji-moriyama",
}
