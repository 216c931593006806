"""The independent validator of PDF/UA and PDF/A."""

import page as validator

# The validator reads the widths of CFF fonts with several private dictionaries wrongly; `fonts.py` measures them instead.
NOT_ASKED = ("FONT-GLYPH-WIDTH",)
ARCHIVAL = {"1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u"}


def conformance_faults(paper):
    """Asks for PDF/UA-1 always, and for the PDF/A that a file says it is."""
    metadata = paper.pdf.open_metadata()
    profiles = ["ua1"]
    if part := metadata.get("pdfaid:part"):
        archival = f"{part}{metadata.get('pdfaid:conformance', '')}".lower()
        if archival in ARCHIVAL:
            profiles.append(archival)
        else:
            yield f"says it is PDF/A-{archival}, which cannot be checked"
    for profile in profiles:
        try:
            report = validator.validate_pdf(str(paper.path), profile=profile)
        except validator.PageError as error:
            yield f"validator: {error}"
            continue
        for failure in report.failures:
            if not any(rule in failure.rule_id for rule in NOT_ASKED):
                yield f"{failure.rule_id}: {failure.message}"
