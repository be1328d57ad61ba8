"""What holds for every test: a property is judged by what it finds, never by how fast it is."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

if settings.get_current_profile_name() == "default":  # "ci" is as patient, and asks the same always
    settings.register_profile(
        "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile("unhurried")
