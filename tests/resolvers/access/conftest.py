from __future__ import annotations

from hypothesis import settings

settings.register_profile("fuzz", max_examples=3_000)
