"""ISO prefixes ("2024-07-04", "2024-07", "2024") as ranges of days, and the date of an article."""

from kg.records import ArticleFacts

FIRST, LAST = "0000-01-01", "9999-12-31"


def first_day(date: str) -> str:
    """The first day that an ISO prefix can mean: "2024-07" -> "2024-07-01"."""
    return date + "0000-01-01"[len(date) :]


def last_day(date: str) -> str:
    """The last day that an ISO prefix can mean, day 31 standing for the end of any month: "2024-07" -> "2024-07-31"."""
    return date + "9999-12-31"[len(date) :]


def article_date(article: ArticleFacts) -> str | None:
    """When the article was written, as far as it tells: its publication, else its main meeting, else the latest day
    that it reports as past."""
    if article.published:
        return article.published
    found = article.extraction
    held = [meeting for meeting in found.meetings if meeting.status == "held" and meeting.date]
    main = [meeting.end or meeting.date for meeting in held if meeting.main]
    told = [
        *(meeting.end or meeting.date for meeting in held),
        *(change.date for change in found.changes if change.status == "asserted"),
        *(case.date for case in found.cases),
        *(document.date for document in found.documents),
    ]
    return max((date for date in main or told if date), default=None)
