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
        "one": "Vì sao các bài báo nói về cùng một người",
        "one_house": "cùng thuộc {}: {} bài",
        "one_article": "một bài nêu cả hai nơi: {}",
        "one_renewed": "cùng một cơ quan trước và sau khi hợp nhất: {}",
        "one_merger": "hai cơ quan nhập làm một: {}",
        "no_post": "không nêu chức vụ, không có ai khác cùng tên phù hợp hơn: {} bài",
        "apart": "Người cùng tên hoặc tên gần giống, được coi là người khác",
        "apart_i_y": "tên viết khác ở i/y, có thể vẫn là một người",
        "apart_order": "tên khác về thứ tự các tiếng",
        "apart_marks": "tên khác về dấu hoặc chữ",
        "apart_author": "người ký tên bài báo",
        "apart_posts": "cùng tháng giữ hai chức vụ ở hai nơi: {}; {}",
        "apart_unlinked": "chức vụ ở hai nơi, không bài nào nối hai nơi ấy",
        "apart_untold": "có bài không nêu chức vụ, nên chưa rõ là ai",
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
        "one": "Why the articles tell of one person",
        "one_house": "in {}: articles: {}",
        "one_article": "an article tells of both: {}",
        "one_renewed": "one body before and after a merger: {}",
        "one_merger": "the two bodies were merged: {}",
        "no_post": "no post told, and nobody else of the name fits better: articles: {}",
        "apart": "Same or nearly the same name, taken to be another person",
        "apart_i_y": "the name differs in i or y alone, and may be the same",
        "apart_order": "the name differs in the order of its words",
        "apart_marks": "the name differs in diacritics or letters",
        "apart_author": "signs an article",
        "apart_posts": "two posts in one month: {}; {}",
        "apart_unlinked": "posts in two places, and no article that joins them",
        "apart_untold": "an article tells no post, so who it is stays open",
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
