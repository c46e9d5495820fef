"""A server that sends messages as files, and keys of those who take part in a change of Transport's Chilled Delivery."""

from __future__ import annotations

import email
import re
import time
from dataclasses import dataclass
from email import policy
from typing import TYPE_CHECKING, Final

from tests.api.command.conftest import Rapport, variables_of

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from playwright.async_api import Page

    from graph.database.engine import EngineSettings

PUBLIC: Final = "https://rapport.quellhaven.example"
SENT_WITHIN: Final = 120.0
"""Seconds: messages that are due are looked for every half a minute."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Keys: `owner` and `manager` reach Transport, `hospitals` reaches Saint Orlan alone. `outbox`: the folder of mails."""

    address: str
    owner: str
    manager: str
    hospitals: str
    outbox: Path

    def mails_to(self, name: str, path: str) -> list[EmailMessage]:
        """Those that are to be sent and lead to a page, once there is one. Raises AssertionError where none comes."""
        until = time.monotonic() + SENT_WITHIN
        while time.monotonic() < until:
            read = [
                email.message_from_bytes(one.read_bytes(), policy=policy.default) for one in self.outbox.glob("*.eml")
            ]
            if found := [one for one in read if name in str(one["To"]) and link_in(one) == path]:
                return found
            time.sleep(0.5)
        raise AssertionError(f"there is no mail to {name}")


def key_of(settings: EngineSettings, name: str, role: str, organization: str) -> str:
    adding = Rapport(None, variables_of(settings)).process(
        "keys", "add", name, "--role", role, "--organization", organization
    )
    said, complaint = adding.communicate(timeout=120)
    assert adding.returncode == 0, complaint
    return said.strip()


def link_in(mail: EmailMessage) -> str:
    """The path of the first link of the mail that leads to a page of Rapport."""
    plain = mail.get_body(("plain",))
    assert plain is not None
    found = re.search(rf"{re.escape(PUBLIC)}(/change/\S+)", plain.get_content())
    assert found is not None, plain.get_content()
    return found[1]


NAMED: Final = """name => {
  const it = document.activeElement;
  const label = it.labels?.[0]?.innerText;
  return (it.ariaLabel ?? label ?? it.innerText ?? '').trim().startsWith(name);
}"""


async def reached(page: Page, name: str) -> None:
    """Tab, until what is called so, or has such a label, has the focus. Raises AssertionError where no key leads there."""
    for _ in range(160):
        await page.keyboard.press("Tab")
        if await page.evaluate(NAMED, name):
            return
    raise AssertionError(f"no key leads to {name}")


async def pressed(page: Page, name: str) -> None:
    """Enter on the button that is called so, once it is there."""
    await page.get_by_role("button", name=name).first.wait_for()
    await reached(page, name)
    await page.keyboard.press("Enter")


async def typed(page: Page, label: str, text: str) -> None:
    await reached(page, label)
    await page.keyboard.type(text)
