"""
What holds for every test.

A property is judged by what it finds, never by how fast it is. What waits for ever is told.
"""

from __future__ import annotations

import faulthandler
from collections.abc import Generator

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from hypothesis import HealthCheck, settings

if settings.get_current_profile_name() == "default":  # "ci" is as patient, and asks the same always
    settings.register_profile(
        "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile("unhurried")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """
    Say where every thread stands, and end, if no test begins for long, too.

    pytest itself does so while a test runs. Between two a worker waits for orders, which a thread
    of its own hears: if that one is held up, both wait for ever, and no test is to blame. It waits
    twice as long: at the end a worker may be idle while another has a slow test.
    """
    result = yield
    patience = float(item.config.getini("faulthandler_timeout"))
    if patience:
        told = item.config.stash[fault_handler_stderr_fd_key]
        faulthandler.dump_traceback_later(2 * patience, file=told, exit=True)
    return result


def pytest_sessionfinish() -> None:
    """Be content: it has come to its end."""
    faulthandler.cancel_dump_traceback_later()
