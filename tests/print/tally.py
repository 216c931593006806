"""What the checks share: the files of the folders, two hands, and a count of what passed."""

import multiprocessing
import re
import sys
from pathlib import Path

HANDS = 2


class Tally:
    """Counts, and prints what failed."""

    def __init__(self, name):
        self.name = name
        self.passed = 0
        self.failed = 0

    def note(self, thing, faults):
        """Takes one thing that was looked at, with all its faults."""
        if not faults:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAILED {self.name}: {thing}")
        for fault in faults[:12]:
            print(f"  {fault}")
        if len(faults) > 12:
            print(f"  … and {len(faults) - 12} more")

    def end(self):
        """Prints the sum and ends the process."""
        if self.passed + self.failed == 0:
            print(f"FAILED {self.name}: nothing was checked")
            self.failed = 1
        print(f"{self.name}: {self.passed} passed, {self.failed} failed")
        sys.exit(0 if self.failed == 0 else 1)


def kind_of(path):
    """Tells what a PDF prints: `checklist`, `score-sheet`, or the name of its file."""
    folder = path.parent.name
    if folder in ("checklists", "score-sheets"):
        made = "generated" if re.match(r"(all|full|grooming|phase-|role-)", path.stem) else "authored"
        return f"{folder[:-1]}-{made}"
    return folder if folder in ("forms", "feedback", "roles") else path.stem


def is_sheet(path):
    """Tells whether a PDF is a checklist or a score sheet: black only, with the rows of its page."""
    return path.parent.name in ("checklists", "score-sheets")


def is_black(path):
    """Tells whether a PDF is written on and copied, so that it is black only: all but cards and posters, whose numerals are coloured."""
    return is_sheet(path) or kind_of(path) in ("forms", "acknowledgement", "open")


def files_of(folders):
    """Lists the PDFs of the folders; a folder without any is a fault."""
    files = []
    for folder in folders:
        found = sorted(Path(folder).rglob("*.pdf"))
        if not found:
            print(f"FAILED: {folder} holds no PDF")
            sys.exit(1)
        files.extend(found)
    return files


def chosen(files, most):
    """Takes the largest files and the smallest of each folder's kinds, the same ones each time: at least `most` when there are as many."""
    groups = {}
    for path in files:
        groups.setdefault((kind_of(path), "/en/" in path.as_posix()), []).append(path)
    for group in groups.values():
        group.sort(key=lambda path: (-path.stat().st_size, path.as_posix()))
        if len(group) > 2:
            group.insert(1, group.pop())
    taken = []
    depth = 0
    while len(taken) < len(files) and (depth < 2 or len(taken) < most):
        taken.extend(group[depth] for group in groups.values() if depth < len(group))
        depth += 1
    return sorted(taken)


def each(work, files):
    """Does work for every file, a few at a time; yields each file with what was found, in order."""
    context = multiprocessing.get_context("forkserver")
    with context.Pool(HANDS) as pool:
        yield from zip(files, pool.imap(work, files, chunksize=2))


def name_of(path):
    """Names a file for people."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def told(arguments, usage):
    """Reads the command line: the PDFs of the folders, and whether the checks themselves are tested."""
    folders = [Path(one) for one in arguments if not one.startswith("--")]
    if not folders:
        print(usage.strip().splitlines()[-1])
        sys.exit(2)
    return files_of(folders), "--self-test" in arguments
