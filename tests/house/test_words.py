"""The project speaks of itself alone: it names no machine, no package host and nobody's desk."""

from __future__ import annotations

import re

from tests.house.project import project_files, shown

# Written so that no pattern matches itself.
FOREIGN = {
    "a path of one machine": r"/(tmp|work|root)/|/home/[a-z]|/Users/[a-z]",
    "a package host": (
        r"index[-_]url|/simple[/]|pypi[.]org|pythonhosted[.]org|registry[.]npmjs|docker[.]io"
        r"|repo1?[.]maven|maven[.]apache[.]org|central[.]sonatype|deb[.]debian[.]org"
    ),
    "talk of how it was written": r"(?i)\b(developer|this)[ ]session\b|[.]library/|anchors-[a-z]",
    "the number of an issue": r"(?i)\b(issue|ticket|pull request)s?[ ]#?\d",
}


def test_no_file_holds_a_word_that_is_not_its_own() -> None:
    found = [
        f"{shown(path)}:{number} {what}: {line.strip()[:100]}"
        for path in project_files()
        for number, line in enumerate(path.read_text("utf-8", "ignore").splitlines(), start=1)
        for what, pattern in FOREIGN.items()
        if re.search(pattern, line)
    ]

    assert found == []
