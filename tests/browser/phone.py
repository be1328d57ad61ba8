"""A buyer's phone: what a person does with the page, and what they can see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Self

from playwright.sync_api import Browser, ConsoleMessage, Locator, Request, expect

from console.client.credentials import Buyer

PHONE_SIZE = (390, 844)
SMALL_SIZE = (360, 640)


class Phone:
    """One phone with its own cookies; strict about errors, foreign hosts and refused scripts."""

    def __init__(
        self,
        browser: Browser,
        url: str,
        buyer: Buyer,
        *,
        language: Literal["zh-CN", "en-GB"] = "zh-CN",
        theme: Literal["light", "dark"] = "light",
        size: tuple[int, int] = PHONE_SIZE,
    ) -> None:
        self.url = url
        self.buyer = buyer
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=language,
            color_scheme=theme,
            has_touch=True,
            reduced_motion="reduce",
        )
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.forgiven = False
        self.hosts: set[str] = set()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("data:", "blob:")):
            self.hosts.add(request.url.split("/")[2])

    # Doing

    def open(self, path: str = "/wallet") -> Self:
        self.page.goto(path if path.startswith("http") else self.url + path)
        expect(self.page.locator("main > *").first).to_be_visible()
        return self

    def enter(self, pin: str) -> None:
        """Type a PIN."""
        self.page.locator("input[name=pin]").fill(pin)

    def sign_in(self, pin: str | None = None) -> None:
        self.page.locator("#logon").fill(self.buyer.logon_id)
        self.enter(pin or self.buyer.pin)

    def signed_in(self) -> Self:
        """Open the page and sign in; the payment code is then in sight."""
        self.open()
        self.sign_in()
        expect(self.bars).to_be_visible()
        return self

    def go(self, tab: int) -> None:
        """Choose a tab: 0 code, 1 scan, 2 receipts, 3 me."""
        self.page.locator("nav button").nth(tab).click()

    def scan(self, link: str) -> None:
        """Paste a payment link."""
        self.go(1)
        self.page.locator("#link").fill(link)
        self.page.locator("form button[type=submit]").click()

    def press(self, name: str) -> None:
        """Press a button by what it says."""
        self.page.get_by_role("button", name=name).click()

    def put_away(self) -> None:
        """Close the phone; it must have run without an error and asked nobody else."""
        errors, hosts = list(self.errors), set(self.hosts)
        self.context.close()
        assert hosts <= {self.url.removeprefix("http://")}
        if not self.forgiven:
            assert errors == []

    # Seeing

    @property
    def bars(self) -> Locator:
        return self.page.locator(".bars svg")

    @property
    def sheet(self) -> Locator:
        return self.page.locator("dialog[open]")

    @property
    def said(self) -> Locator:
        """The problem in sight, read out as it appears."""
        return self.page.locator("[role=alert]:not(:empty)")

    @property
    def code(self) -> str:
        """The payment code, as a person reads it out."""
        figures = self.page.locator(".figures span")
        expect(figures.first).to_be_visible()
        return "".join(figures.all_inner_texts())

    def call(self, verb: str, body: Mapping[str, str] | None = None) -> dict[str, object]:
        """Ask the platform as the page does."""
        script = """async ([verb, asked]) => {
            const headers = {"content-type": "application/json"};
            const body = JSON.stringify(asked);
            const reply = await fetch(`/wallet/api/${verb}`, {method: "POST", headers, body});
            return reply.json();
        }"""
        answer: dict[str, object] = self.page.evaluate(script, [verb, dict(body or {})])
        return answer
