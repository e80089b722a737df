"""The words of ``kg review``, in Vietnamese and English."""

WORDS: dict[str, dict[str, str]] = {
    "vi": {
        "head": "Câu hỏi {}/{} · {} dữ kiện",
        "ask": "“{}” ở bên A và ở bên B: có phải là một không?",
        "nothing": "không có dữ kiện nào ngoài việc được nhắc tên",
        "more": "… và {} dữ kiện nữa: kg explain {}",
        "for": "Nghiêng về một: {}",
        "against": "Nghiêng về hai: {}",
        "keys": "s: là một   d: là hai   u: chưa rõ   Enter: để sau   q: thôi",
        "prompt": "Trả lời: ",
        "why": "Vì sao (có thể bỏ trống): ",
        "who": "Tên người trả lời: ",
        "again": "Xin gõ s, d, u, q hoặc Enter.",
        "none": "Không còn câu hỏi nào.",
        "judged": "Đã ghi: {}",
        "judged_name": "{}, {}",
    },
    "en": {
        "head": "Question {} of {} · {} facts",
        "ask": "“{}” of side A and of side B: are they one?",
        "nothing": "no fact, the name is only mentioned",
        "more": "… and {} more facts: kg explain {}",
        "for": "Speaks for one: {}",
        "against": "Speaks for two: {}",
        "keys": "s: same   d: different   u: unsure   Enter: later   q: quit",
        "prompt": "Answer: ",
        "why": "Why (may be left empty): ",
        "who": "Who answers (a name): ",
        "again": "Type s, d, u, q or Enter.",
        "none": "No question is open.",
        "judged": "Written: {}",
        "judged_name": "{}, {}",
    },
}

SIGNS: dict[str, dict[str, str]] = {
    "vi": {
        "province": "cùng địa phương ({})",
        "title": "cùng chức danh ({})",
        "around": "bài báo không nêu chức vụ có nhắc đến cơ quan của {}",
        "after": "chức vụ bên này kết thúc trước khi bên kia xuất hiện",
        "provinces": "khác địa phương ({} và {})",
        "houses": "chưa từng thấy trong cùng một cơ quan",
        "offices": "hai chức vụ trong cùng một tháng ({} và {})",
        "days": "cùng một đơn vị nhưng ngày tháng không khớp",
    },
    "en": {
        "province": "the same province ({})",
        "title": "the same title ({})",
        "around": "the article that tells no post names bodies of {}",
        "after": "one is last seen before the other is first seen",
        "provinces": "different provinces ({} and {})",
        "houses": "never seen in one institution",
        "offices": "two offices in one month ({} and {})",
        "days": "one body, at days that do not agree",
    },
}
"""Code of a sign -> what it says."""
