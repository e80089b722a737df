"""Changes of post and honours: lists, pronouns, posts named once for several people."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article
from kg.text.read import read

HEAD = "Tin cán bộ\n\nNgày 10/3/2020, VKSND tỉnh Gia Lai tổ chức Lễ công bố quyết định về công tác cán bộ.\n\n"


def changes(text: str) -> set[tuple[str, str, str]]:
    document = read(Article("example", HEAD + text, "example"))
    return {(change.person, change.change, change.post) for change in extract(document, find(document)).changes}


CASES = {
    "new holders told in the next sentence": (
        "Ông Phạm Văn Tý, Chánh Văn phòng VKSND tối cao trao quyết định bổ nhiệm hai Phó Viện trưởng VKSND tối cao.\n\n"
        "Hai tân Phó Viện trưởng VKSND tối cao là ông Lê Văn Thử, Vụ trưởng Vụ 5 và bà Trần Thị Nghiệm.",
        {
            ("Lê Văn Thử", "appointed", "Phó Viện trưởng VKSND tối cao"),
            ("Trần Thị Nghiệm", "appointed", "Phó Viện trưởng VKSND tối cao"),
        },
    ),
    "who are its heads after an appointment": (
        "Với việc bổ nhiệm trên, lãnh đạo VKSND tỉnh Gia Lai gồm Viện trưởng Lê Văn Thử và 2 Phó Viện trưởng.",
        set(),
    ),
    "a post before the verb and people with posts in brackets": (
        "Hai Phó Viện trưởng VKSND tỉnh Gia Lai được bổ nhiệm là ông Lê Văn Thử (nguyên Trưởng phòng 1) và bà Trần Thị "
        "Nghiệm (nguyên Trưởng phòng 2).",
        {
            ("Lê Văn Thử", "appointed", "Phó Viện trưởng VKSND tỉnh Gia Lai"),
            ("Trần Thị Nghiệm", "appointed", "Phó Viện trưởng VKSND tỉnh Gia Lai"),
        },
    ),
    "two posts lost at once": (
        "Quốc hội miễn nhiệm chức vụ Ủy viên Ủy ban Thường vụ Quốc hội, Tổng Thư ký Quốc hội nhiệm kỳ 2021-2026 đối "
        "với ông Lê Văn Thử.",
        {
            ("Lê Văn Thử", "dismissed", "Ủy viên Ủy ban Thường vụ Quốc hội"),
            ("Lê Văn Thử", "dismissed", "Tổng Thư ký Quốc hội"),
        },
    ),
    "two posts won at once": (
        "HĐND tỉnh Gia Lai bầu bà Trần Thị Nghiệm giữ chức Phó Chủ tịch HĐND tỉnh, Trưởng Ban Pháp chế HĐND tỉnh.",
        {
            ("Trần Thị Nghiệm", "elected", "Phó Chủ tịch HĐND tỉnh Gia Lai"),
            ("Trần Thị Nghiệm", "elected", "Trưởng ban Pháp chế HĐND tỉnh Gia Lai"),
        },
    ),
    "a head told behind a post": (
        "Ban Tổ chức Tỉnh ủy công bố quyết định bổ nhiệm bà Trần Thị Nghiệm giữ chức Trưởng phòng 1 VKSND tỉnh, Viện "
        "trưởng VKSND tỉnh chúc mừng.",
        {("Trần Thị Nghiệm", "appointed", "Trưởng phòng 1 VKSND tỉnh Gia Lai")},
    ),
    "each keeps the post of a body": (
        "VKSND tỉnh công bố quyết định bổ nhiệm lại 02 Phó Viện trưởng VKSND cấp huyện: đồng chí Lê Văn Thử, Phó Viện "
        "trưởng VKSND huyện Chư Sê và đồng chí Trần Thị Nghiệm, Phó Viện trưởng VKSND huyện Chư Prông.",
        {
            ("Lê Văn Thử", "reappointed", "Phó Viện trưởng VKSND huyện Chư Sê tỉnh Gia Lai"),
            ("Trần Thị Nghiệm", "reappointed", "Phó Viện trưởng VKSND huyện Chư Prông tỉnh Gia Lai"),
        },
    ),
    "leaving committees to hold a post": (
        "Bộ Chính trị điều động, phân công, chỉ định ông Lê Văn Thử, Phó Bí thư Tỉnh ủy, thôi tham gia Ban Chấp hành, "
        "Ban Thường vụ Tỉnh ủy Gia Lai nhiệm kỳ 2015-2020, giữ chức Phó Bí thư Thành ủy Đà Nẵng.",
        {("Lê Văn Thử", "appointed", "Phó Bí thư Thành ủy Đà Nẵng")},
    ),
    "until a post is filled": (
        "Bộ Chính trị phân công ông Lê Văn Thử, Phó Bí thư Tỉnh ủy Gia Lai, điều hành cho đến khi kiện toàn chức Bí "
        "thư Tỉnh ủy.",
        set(),
    ),
    "the next clause names nobody": (
        "Bộ Chính trị cho ông Lê Văn Thử thôi giữ chức Bí thư Tỉnh ủy Gia Lai; chỉ định giữ chức Bí thư Thành ủy Đà "
        "Nẵng.",
        {
            ("Lê Văn Thử", "dismissed", "Bí thư Tỉnh ủy Gia Lai"),
            ("Lê Văn Thử", "appointed", "Bí thư Thành ủy Đà Nẵng"),
        },
    ),
    "the next clause names another": (
        "Bộ Chính trị cho ông Lê Văn Thử thôi giữ chức Bí thư Tỉnh ủy Gia Lai; chỉ định bà Trần Thị Nghiệm giữ chức "
        "Bí thư Tỉnh ủy Gia Lai.",
        {
            ("Lê Văn Thử", "dismissed", "Bí thư Tỉnh ủy Gia Lai"),
            ("Trần Thị Nghiệm", "appointed", "Bí thư Tỉnh ủy Gia Lai"),
        },
    ),
    "moved to a body to hold a post there": (
        "Bộ trưởng Bộ Công an điều động Đại tá Lê Văn Thử đến nhận công tác tại Công an tỉnh Kon Tum; bổ nhiệm giữ "
        "chức vụ Giám đốc Công an tỉnh Kon Tum.",
        {("Lê Văn Thử", "appointed", "Giám đốc Công an tỉnh Kon Tum")},
    ),
    "acting for the time being": (
        "Viện trưởng VKSND tối cao có quyết định giao quyền Viện trưởng VKSND tỉnh Gia Lai cho bà Trần Thị Nghiệm, Phó "
        "Viện trưởng.",
        {("Trần Thị Nghiệm", "appointed", "Quyền Viện trưởng VKSND tỉnh Gia Lai")},
    ),
    "a proposal that is approved": (
        "Quốc hội phê chuẩn đề nghị bổ nhiệm ông Lê Văn Thử, Phó Chánh án TAND tỉnh Gia Lai làm Thẩm phán TAND tối "
        "cao.",
        {("Lê Văn Thử", "appointed", "Thẩm phán TAND tối cao")},
    ),
    "several moved by one decision": (
        "Ban Thường vụ Tỉnh ủy Gia Lai điều động bà Trần Thị Nghiệm, Bí thư Thành ủy Pleiku, giữ chức Trưởng Ban Tuyên "
        "giáo Tỉnh ủy; ông Lê Văn Thử, Phó Chủ tịch UBND huyện Chư Sê, làm Phó Giám đốc Sở Nội vụ.",
        {
            ("Trần Thị Nghiệm", "transferred", "Trưởng ban Tuyên giáo Tỉnh ủy Gia Lai"),
            ("Lê Văn Thử", "transferred", "Phó Giám đốc Sở Nội vụ tỉnh Gia Lai"),
        },
    ),
    "who proposes an election is not elected": (
        "Theo đề nghị của Chủ tịch UBND tỉnh Gia Lai Lê Văn Thử, các đại biểu HĐND tỉnh đã bỏ phiếu bầu bổ sung Ủy "
        "viên UBND tỉnh.",
        set(),
    ),
    "a deputy who leaves a council": (
        "HĐND tỉnh Gia Lai thống nhất cho thôi làm nhiệm vụ đại biểu HĐND tỉnh đối với ông Lê Văn Thử, do chuyển công "
        "tác. Bà Trần Thị Nghiệm thôi làm nhiệm vụ đại biểu HĐND tỉnh.",
        {
            ("Lê Văn Thử", "dismissed", "Đại biểu HĐND tỉnh Gia Lai"),
            ("Trần Thị Nghiệm", "dismissed", "Đại biểu HĐND tỉnh Gia Lai"),
        },
    ),
    "another who is accused was appointed": (
        "Hồ Văn Mẫu là bạn học của Lê Văn Thử, về sau bị can được bổ nhiệm Phó Giám đốc Công ty Bạch Mai.",
        set(),
    ),
    "who was appointed follows in a sentence of its own": (
        "VKSND tối cao công bố quyết định bổ nhiệm Viện trưởng VKSND tỉnh Gia Lai. Người được bổ nhiệm là ông Lê Văn "
        "Thử, thay bà Trần Thị Nghiệm, vừa được bổ nhiệm giữ chức Vụ trưởng Vụ 9 VKSND tối cao.",
        {
            ("Lê Văn Thử", "appointed", "Viện trưởng VKSND tỉnh Gia Lai"),
            ("Trần Thị Nghiệm", "appointed", "Vụ trưởng Vụ 9 VKSND tối cao"),
        },
    ),
    "who speaks for the appointed was not appointed to what was said last": (
        "Quyết định bổ nhiệm Kiểm sát viên được công bố. Thay mặt những người được bổ nhiệm, ông Lê Văn Thử cảm ơn.",
        set(),
    ),
    "decisions handed to somebody before the verb": (
        "Viện trưởng VKSND tỉnh trao cho bà Trần Thị Nghiệm, nguyên Viện trưởng VKSND huyện Chư Sê, Quyết định số "
        "12/QĐ-VKS "
        "ngày 02/3/2020 điều động đến công tác tại Văn phòng VKSND tỉnh; trao cho ông Lê Văn Thử Quyết định bổ nhiệm "
        "giữ "
        "chức vụ Viện trưởng VKSND huyện Chư Sê.",
        {
            ("Trần Thị Nghiệm", "transferred", "Văn phòng VKSND tỉnh Gia Lai"),
            ("Lê Văn Thử", "appointed", "Viện trưởng VKSND huyện Chư Sê tỉnh Gia Lai"),
        },
    ),
    "a gift to somebody is no decision": (
        "Viện trưởng VKSND tỉnh tặng hoa cho bà Trần Thị Nghiệm; việc bổ nhiệm giữ chức vụ Viện trưởng VKSND huyện "
        "Chư Sê "
        "chưa được bàn.",
        set(),
    ),
    "who joins a committee is a member of it": (
        "Quyết định của Ban Bí thư chỉ định ông Lê Văn Thử tham gia Ban Thường vụ Tỉnh ủy, nhiệm kỳ 2015 - 2020.",
        {("Lê Văn Thử", "appointed", "Ủy viên Ban Thường vụ Tỉnh ủy Gia Lai")},
    ),
    "a list of appointments under one verb": (
        "Theo Quyết định số 12/QĐ-VKSTC ngày 02/3/2020, Viện trưởng VKSND tối cao bổ nhiệm:\n\n"
        "- Ông Lê Văn Thử, Trưởng phòng 1 VKSND tỉnh Gia Lai, giữ chức Phó Viện trưởng VKSND tỉnh Gia Lai;\n\n"
        "- Bà Trần Thị Nghiệm giữ chức Viện trưởng VKSND huyện Chư Sê (bổ nhiệm lại).",
        {
            ("Lê Văn Thử", "appointed", "Phó Viện trưởng VKSND tỉnh Gia Lai"),
            ("Trần Thị Nghiệm", "reappointed", "Viện trưởng VKSND huyện Chư Sê tỉnh Gia Lai"),
        },
    ),
    "lists of who gets what, who stays and who moves, each under a verb alone": (
        "Bổ nhiệm Viện trưởng VKSND cấp tỉnh:\n\n"
        "- Ông Lê Văn Thử, Phó Viện trưởng VKSND tỉnh Nghệ An: Viện trưởng VKSND tỉnh Hà Tĩnh;\n\n"
        "Bổ nhiệm lại:\n\n"
        "- Bà Trần Thị Nghiệm, Phó Viện trưởng VKSND tỉnh Kon Tum.\n\n"
        "Điều động:\n\n"
        "- Ông Đinh Văn Mẫu, Phó Viện trưởng VKSND tỉnh Sơn La, đến công tác tại VKSND tỉnh Lào Cai.",
        {
            ("Lê Văn Thử", "appointed", "Viện trưởng VKSND tỉnh Hà Tĩnh"),
            ("Trần Thị Nghiệm", "reappointed", "Phó Viện trưởng VKSND tỉnh Kon Tum"),
            ("Đinh Văn Mẫu", "transferred", "VKSND tỉnh Lào Cai"),
        },
    ),
    "one post for a list of people": (
        "Chủ tịch nước bổ nhiệm Kiểm sát viên VKSND tối cao đối với 2 người: ông Lê Văn Thử; bà Trần Thị Nghiệm, "
        "Vụ trưởng Vụ 9.",
        {
            ("Lê Văn Thử", "appointed", "Kiểm sát viên VKSND tối cao"),
            ("Trần Thị Nghiệm", "appointed", "Kiểm sát viên VKSND tối cao"),
        },
    ),
    "an honour for a list of people": (
        "Kỷ niệm chương được trao cho:\n\n- Đồng chí Lê Văn Thử;\n- Bà Trần Thị Nghiệm, nguyên Phó Viện trưởng.",
        {("Lê Văn Thử", "awarded", "Kỷ niệm chương"), ("Trần Thị Nghiệm", "awarded", "Kỷ niệm chương")},
    ),
    "who gives a certificate": (
        "Viện trưởng VKSND tỉnh tặng Giấy khen cho đồng chí Lê Văn Thử.",
        {("Lê Văn Thử", "awarded", "Giấy khen của Viện trưởng VKSND tỉnh Gia Lai")},
    ),
    "whose certificate it is, and to whom it was handed": (
        "Bà Hồ Thị Nghiệm trao cho ông Lê Văn Thử Bằng khen của UBND tỉnh Gia Lai.",
        {("Lê Văn Thử", "awarded", "Bằng khen của UBND tỉnh Gia Lai")},
    ),
    "a list of those honoured behind the congress that they honour": (
        "Hai cá nhân được trao Giấy khen của Viện trưởng VKSND tỉnh Gia Lai vì có thành tích chào mừng Đại "
        "hội thi đua "
        "yêu nước ngành Kiểm sát nhân dân: đồng chí Lê Văn Thử, Kiểm sát viên sơ cấp và đồng chí Trần Thị Nghiệm.",
        {
            ("Lê Văn Thử", "awarded", "Giấy khen của Viện trưởng VKSND tỉnh Gia Lai"),
            ("Trần Thị Nghiệm", "awarded", "Giấy khen của Viện trưởng VKSND tỉnh Gia Lai"),
        },
    ),
    "the body that gives a certificate": (
        "Đồng chí Lê Văn Thử được UBND tỉnh Gia Lai tặng Bằng khen ngày 01/4/2020.",
        {("Lê Văn Thử", "awarded", "Bằng khen của UBND tỉnh Gia Lai")},
    ),
    "an honour that is only asked for": (
        'Đồng chí Lê Văn Thử được đề nghị tặng danh hiệu "Chiến sĩ thi đua ngành".',
        set(),
    ),
    "two who retire by one decision": (
        "Công bố Quyết định số 9/QĐ-VKS về việc nghỉ hưu đối với các đồng chí Lê Văn Thử, nguyên Phó Viện "
        "trưởng VKSND "
        "tỉnh Gia Lai và Trần Thị Nghiệm, nguyên Trưởng phòng 1 VKSND tỉnh Gia Lai.",
        {
            ("Lê Văn Thử", "retired", "Phó Viện trưởng VKSND tỉnh Gia Lai"),
            ("Trần Thị Nghiệm", "retired", "Trưởng phòng 1 VKSND tỉnh Gia Lai"),
        },
    ),
    "the office that is left, not the Party post before it": (
        "Đồng chí Lê Văn Thử, Tỉnh ủy viên, Viện trưởng VKSND tỉnh Gia Lai, nghỉ hưu từ ngày 01/4/2020.",
        {("Lê Văn Thử", "retired", "Viện trưởng VKSND tỉnh Gia Lai")},
    ),
    "who speaks beside those who retire": (
        "Tặng hoa hai đồng chí nghỉ hưu, đồng chí Lê Văn Thử, Viện trưởng VKSND tỉnh Gia Lai cảm ơn.",
        set(),
    ),
    "a pronoun for the person named before": (
        "Lãnh đạo Viện trao cho ông Lê Văn Thử Quyết định số 9/QĐ-VKS điều động ông đến nhận công tác tại VKSND tỉnh "
        "Kon Tum.",
        {("Lê Văn Thử", "transferred", "VKSND tỉnh Kon Tum")},
    ),
    "the same post": (
        "HĐND tỉnh miễn nhiệm chức vụ Trưởng ban Pháp chế HĐND tỉnh đối với ông Lê Văn Thử; bầu bà Trần Thị Nghiệm "
        "giữ chức vụ này.",
        {
            ("Lê Văn Thử", "dismissed", "Trưởng ban Pháp chế HĐND tỉnh Gia Lai"),
            ("Trần Thị Nghiệm", "elected", "Trưởng ban Pháp chế HĐND tỉnh Gia Lai"),
        },
    ),
    "the post given up on retiring": (
        "Ông Lê Văn Thử nghỉ hưu, thôi giữ chức Phó Viện trưởng VKSND tỉnh Gia Lai từ ngày 01/4/2020.",
        {("Lê Văn Thử", "retired", "Phó Viện trưởng VKSND tỉnh Gia Lai")},
    ),
    "the person replaced is not appointed": (
        "Ông Lê Văn Thử nhận Quyết định bổ nhiệm giữ chức vụ Viện trưởng VKSND tỉnh Gia Lai, thay bà Trần Thị Nghiệm.",
        {("Lê Văn Thử", "appointed", "Viện trưởng VKSND tỉnh Gia Lai")},
    ),
    "the post after the word for post": (
        "Viện trưởng VKSND tối cao bổ nhiệm ông Lê Văn Thử giữ chức vụ Trưởng phòng 7 VKSND tỉnh Gia Lai.",
        {("Lê Văn Thử", "appointed", "Trưởng phòng 7 VKSND tỉnh Gia Lai")},
    ),
    "a department head is no post after the word for post": (
        "Viện trưởng VKSND tối cao bổ nhiệm ông Lê Văn Thử giữ chức Vụ trưởng Vụ 9 VKSND tối cao.",
        {("Lê Văn Thử", "appointed", "Vụ trưởng Vụ 9 VKSND tối cao")},
    ),
    "lines of the results of an election": (
        "Chi bộ VKSND tỉnh Gia Lai bầu cấp ủy. Kết quả như sau:\n\n"
        "1. Lê Văn Thử, Phó Viện trưởng VKSND tỉnh Gia Lai: Bí thư Chi bộ VKSND tỉnh Gia Lai\n"
        "2. Phó Bí thư Chi bộ VKSND tỉnh Gia Lai: đồng chí Trần Thị Nghiệm (tái cử).",
        {
            ("Lê Văn Thử", "elected", "Bí thư Chi bộ VKSND tỉnh Gia Lai"),
            ("Trần Thị Nghiệm", "elected", "Phó Bí thư Chi bộ VKSND tỉnh Gia Lai"),
        },
    ),
    "lines of a list of guests elect nobody": (
        "Chi bộ VKSND tỉnh Gia Lai bầu cấp ủy. Đến dự Đại hội còn có nhiều đại biểu của tỉnh.\n\n"
        "- Phó Bí thư Tỉnh ủy Gia Lai: đồng chí Trần Thị Nghiệm.",
        set(),
    ),
    "who gives up one post for another": (
        "Ban Tổ chức Tỉnh ủy Gia Lai công bố Quyết định về việc thôi giữ chức Bí thư Huyện ủy Chư Sê của ông "
        "Lê Văn Thử, "
        "Tỉnh ủy viên, Bí thư Huyện ủy Chư Sê để điều động và phân công giữ chức Phó Trưởng ban Nội chính "
        "Tỉnh ủy Gia Lai.",
        {
            ("Lê Văn Thử", "dismissed", "Bí thư Huyện ủy Chư Sê tỉnh Gia Lai"),
            ("Lê Văn Thử", "appointed", "Phó Trưởng ban Nội chính Tỉnh ủy Gia Lai"),
        },
    ),
    "who runs a body until it has a head is not its head": (
        "Ban Thường vụ Tỉnh ủy Gia Lai phân công ông Lê Văn Thử phụ trách UBND tỉnh cho đến khi bầu bổ sung "
        "chức danh Chủ "
        "tịch UBND tỉnh Gia Lai.",
        set(),
    ),
    "others than the speaker were appointed": (
        "Ông Lê Văn Thử, Viện trưởng VKSND tỉnh Gia Lai chúc mừng các đồng chí được bổ nhiệm Kiểm sát viên cao cấp.",
        set(),
    ),
    "elected in the place of one who leaves": (
        "HĐND tỉnh Gia Lai miễn nhiệm chức danh Chủ tịch UBND tỉnh đối với ông Trần Văn Nghiệm; người kế "
        "nhiệm là ông Lê "
        "Văn Thử, trúng cử với 45/46 phiếu.",
        {
            ("Trần Văn Nghiệm", "dismissed", "Chủ tịch UBND tỉnh Gia Lai"),
            ("Lê Văn Thử", "elected", "Chủ tịch UBND tỉnh Gia Lai"),
        },
    ),
    "elected into a committee": (
        "Đảng bộ VKSND tỉnh Gia Lai tổ chức Đại hội. Trúng cử vào Ban Chấp hành Đảng bộ VKSND tỉnh Gia Lai "
        "là: Lê Văn Thử, "
        "Trần Thị Nghiệm.",
        {
            ("Lê Văn Thử", "elected", "Ủy viên Ban Chấp hành Đảng bộ VKSND tỉnh Gia Lai"),
            ("Trần Thị Nghiệm", "elected", "Ủy viên Ban Chấp hành Đảng bộ VKSND tỉnh Gia Lai"),
        },
    ),
    "a post given up on retiring is told once": (
        "Thủ tướng quyết định ông Lê Văn Thử thôi giữ chức Giám đốc Sở Tư pháp tỉnh Gia Lai để nghỉ hưu theo quy định.",
        {("Lê Văn Thử", "retired", "Giám đốc Sở Tư pháp tỉnh Gia Lai")},
    ),
    "an assignment for one case is no change": (
        "VKSND tỉnh phân công hai kiểm sát viên Lê Văn Thử và Trần Thị Nghiệm giữ quyền công tố tại phiên tòa.",
        set(),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_changes(name: str) -> None:
    text, expected = CASES[name]
    assert changes(text) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ngày 02/3/2020, Bộ Công an bổ nhiệm ông Lê Văn Thử giữ chức Giám đốc Công an tỉnh Gia Lai.", "2020-03-02"),
        ("Ngày 02/3/2020, Bộ Công an gặp mặt ông Lê Văn Thử, được bổ nhiệm Giám đốc Công an tỉnh Gia Lai.", None),
    ],
)
def test_the_day_on_which_somebody_is_appointed(text: str, day: str | None) -> None:
    document = read(Article("example", HEAD + text, "example"))
    assert [change.date for change in extract(document, find(document)).changes] == [day]


SESSION = "Kỳ họp\n\nSáng 10/3/2020, HĐND tỉnh Gia Lai khai mạc Kỳ họp thứ 5 HĐND tỉnh khóa XI.\n\n"


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("HĐND tỉnh miễn nhiệm chức danh Ủy viên UBND tỉnh đối với ông Lê Văn Thử.", "2020-03-10"),
        ("HĐND tỉnh miễn nhiệm chức danh Ủy viên UBND tỉnh đối với ông Lê Văn Thử do nhận nhiệm vụ mới theo Quyết định "
         "số 15-QĐNS/TW ngày 06/01/2020 của Bộ Chính trị.", "2020-03-10"),
    ],
)  # fmt: skip
def test_a_session_dismisses_on_its_day(words: str, date: str) -> None:
    document = read(Article("example", SESSION + words, "example"))
    assert [one.date for one in extract(document, find(document)).changes] == [date]
