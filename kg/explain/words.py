"""The few words of an explanation that the ontology has no label for, in Vietnamese and English."""

LANGUAGES = ("vi", "en")

WORDS: dict[str, dict[str, str]] = {
    "vi": {
        "names": "Tên khác",
        "posts": "Chức vụ",
        "holders": "Người giữ chức vụ",
        "changes": "Quyết định nhân sự, khen thưởng",
        "requests": "Yêu cầu, đề nghị",
        "asked": "Được yêu cầu, đề nghị",
        "meetings": "Hội nghị, sự kiện",
        "participants": "Thành phần tham dự",
        "clusters": "Cụm thi đua",
        "members": "Thành viên",
        "indicators": "Số liệu",
        "cases": "Vụ án, vụ việc",
        "citations": "Viện dẫn văn bản",
        "relations": "Quan hệ",
        "articles": "Bài báo",
        "judgements": "Nhận định của người xem lại",
        "fact": "Nội dung",
        "evidence": "Căn cứ",
        "said": "Bài báo cho biết",
        "quotes": "Trích dẫn",
        "from": "từ {}",
        "to": "đến {}",
        "on": "ngày {}",
        "seen": "thấy ngày {}",
        "period": "kỳ {}–{}",
        "target": "chỉ tiêu {}",
        "comparison": "so với {}",
        "decision": "theo {}",
        "former": "nay đã thôi",
        "planned": "dự kiến",
        "negated": "không hoặc chưa xảy ra",
        "reported": "theo lời người khác",
        "cancelled": "đã hoãn hoặc hủy",
    },
    "en": {
        "names": "Other names",
        "posts": "Posts",
        "holders": "Who held a post",
        "changes": "Personnel decisions and awards",
        "requests": "Requests",
        "asked": "What was asked of it",
        "meetings": "Meetings and events",
        "participants": "Who took part",
        "clusters": "Emulation clusters",
        "members": "Members",
        "indicators": "Figures",
        "cases": "Cases",
        "citations": "Citations",
        "relations": "Relations",
        "articles": "Articles",
        "judgements": "What people judged",
        "fact": "What it says",
        "evidence": "Evidence",
        "said": "What the article says",
        "quotes": "Quotes",
        "from": "from {}",
        "to": "until {}",
        "on": "on {}",
        "seen": "seen on {}",
        "period": "period {}–{}",
        "target": "target {}",
        "comparison": "compared with {}",
        "decision": "by {}",
        "former": "no longer",
        "planned": "planned",
        "negated": "did not happen",
        "reported": "as others say",
        "cancelled": "cancelled",
    },
}


def date(iso: str, lang: str, precision: str = "") -> str:
    """An ISO prefix in the form of the language: 2024-07-05 is "05/7/2024" in Vietnamese.

    ``precision`` ("month", "year") says that the rest of the date is not known.
    """
    known = iso[: {"year": 4, "month": 7}.get(precision, 10)]
    if lang != "vi":
        return known
    year, *rest = known.split("-")
    if not rest:
        return year
    month = rest[0] if rest[0] in {"01", "02"} else rest[0].lstrip("0")
    return f"{month}/{year}" if len(rest) == 1 else f"{rest[1]}/{month}/{year}"
