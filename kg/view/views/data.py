"""What the other views need that the page does not hold yet, by the id of the view."""

from collections.abc import Mapping

from kg.view.model import Picture


def of_views(picture: Picture) -> Mapping[str, object]:
    """Data for the page's `graph.views`, ready for JSON; the same for the same picture."""
    del picture
    return {}
