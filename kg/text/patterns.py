"""The patterns of portal furniture, by kind: what a line of an article that is not its prose looks like."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled patterns; each is tried with ``fullmatch`` on a folded line, except ``picture`` and ``opener``."""

    banner: re.Pattern[str]
    header: re.Pattern[str]
    furniture: re.Pattern[str]
    block: re.Pattern[str]
    inline: re.Pattern[str]
    caption: re.Pattern[str]
    office: re.Pattern[str]
    signature: re.Pattern[str]


def _one_of(rows: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row})" for row in rows))


_BANNER = [
    r"(?:cổng|trang)(?: thông)? tin(?: thông tin)? điện tử.{0,80}",
    r"trang tin điện tử.{0,80}",
    r"(?:the )?(?:supreme )?people's (?:procura\w+|court|committee)\b.{0,60}",
]
_HEADER = [
    r"trang chủ\b.{0,150}",
    r"(?:bản tin|tin|tin tức|thời sự|chính trị|xã hội|pháp luật|hoạt động|sự kiện)(?: ?[-–&|/] ?(?:tin tức|sự kiện|xã hội|pháp luật|thời sự|chính trị))?",
    r"(?:bản tin|tin) (?:kiểm sát|hoạt động|trong ngành|nội chính|trong tỉnh|địa phương|tổng hợp|mới)(?: [-–&|/] .{1,30})?",
    r"(?:hoạt động|tin tức|tin) (?:của )?(?:ngành|đơn vị|viện|vksnd)\b.{0,60}",
    r"cỡ chữ\b.{0,40}",
    r"a-? ?a? ?a\+?",
    r"(?:số )?lượt (?:xem|đọc)\s*:?\s*[\d.,]+.{0,20}",
    r"[\d.,]+ lượt (?:xem|đọc)",
    r"(?:đăng nhập|liên hệ|sơ đồ (?:cổng|site|trang).{0,10}|english|tiếng việt|rss|menu|nghe bài viết|đọc bài viết|chia sẻ|in trang|in bài|gửi email|facebook|zalo|twitter)",
]
_FURNITURE = [
    r"leftcenterrightdel",
    r"[|\s]+",
    r"tìm kiếm",
    r"(?:từ khóa|tags?|chủ đề)\s*:.*",
    r"(?:đồ họa|video|clip|trình bày|thiết kế|biên tập|người duyệt)\s*:.{0,60}",
    r"(?:in|gửi|chia sẻ|lưu|sao chép)(?: (?:văn bản|trang|bài viết|bài|email|link|liên kết|lên facebook))+",
    r"(?:số )?lượt (?:xem|đọc|truy cập)\s*:?\s*[\d.,]*",
    r"đang (?:truy cập|online)\b.{0,30}",
    r"theo dõi .{0,60} trên .{0,60}",
    r"(?:về|lên) (?:đầu trang|trang trước|trang chủ)|quay lại|trở về|đầu trang",
    r"ý kiến (?:bạn đọc|của bạn)|bình luận(?: \(\d+\))?|gửi (?:bình luận|ý kiến).{0,30}",
    r"(?:bản quyền|copyright|©|giấy phép (?:số|thiết lập)|ghi rõ nguồn).*",
    r"thông tin nội bộ",
]
_BLOCK = [
    r"(?:các )?(?:tin|bài|tin,? bài|bài viết|tin tức)(?: viết)? (?:khác|liên quan|cùng chuyên mục|cùng chủ đề|mới hơn|cũ hơn|đã đưa|đã đăng|mới nhất|mới|nổi bật|đọc nhiều)(?: \w+){0,4} ?:?",
    r"(?:xem|đọc) (?:thêm|tiếp|nhiều)|có thể bạn quan tâm|đáng quan tâm|cùng chuyên mục|đừng bỏ lỡ",
]
_INLINE = [
    r">>.*",
    r"(?:(?:mời )?(?:xem|đọc) (?:thêm|tiếp)|(?:tin|bài) (?:mới hơn|cũ hơn|liên quan|cùng chuyên mục)|có thể bạn quan tâm|đọc tiếp|xem bài liên quan) ?:.{1,250}",
]
_PICTURED = r"(?:hội nghị|hội thảo|buổi \w+|lễ|đại hội|phiên \w+|cuộc \w+|tọa đàm|điểm cầu|đoàn|chương trình)"
_CAPTION = [
    r"\(?(?:ảnh|hình)(?: minh họa| tư liệu)?(?: ?\d+)? ?[:\-].{1,250}",
    r".{0,280}[.\s(\-]ảnh ?: .{1,60}",
    r"\(?ảnh (?:minh họa|tư liệu|internet)\)?",
    r"(?:toàn|quang) cảnh\b.{0,160}",
    r"(?:một số|những) hình ảnh\b.{0,120}",
    r"(?:các )?(?:vị )?(?:đại biểu|khách mời)(?: \w+){0,6} (?:tham dự|dự|chụp ảnh|thực hiện|chào cờ|biểu quyết)\b.{0,120}",
    r".{0,120}\((?:bìa |đứng |ngồi |hàng )?(?:trái|phải|giữa|áo \w+|(?:thứ )?\w+,? từ (?:trái|phải)(?: sang| qua)?)\).{0,120}",
    r".{3,120} chụp (?:ảnh|hình) lưu niệm\b.{0,80}",
    rf"(?:(?:các )?đồng chí|đ/c|(?:các )?ông|bà|đại diện|(?:thiếu|trung|thượng|đại) (?:tướng|tá|úy)|(?:pgs|gs|ts|ths)[. ])[^;]{{3,150}} (?:phát biểu|tham luận|kết luận|khai mạc|trình bày)\b[^.;:]{{0,40}}{_PICTURED}\b[^.;,:]{{0,40}}\.?",
    r"(?:(?:các )?đồng chí|đ/c|(?:các )?ông|bà|đại diện|(?:thiếu|trung|thượng|đại) (?:tướng|tá|úy)|(?:pgs|gs|ts|ths)[. ])[^;:?!]{3,200}[^.;:?!]",
]
_OFFICE = [
    r"(?:văn phòng|phòng|ban|vụ|viện|vksnd|vks|vksqs|vkskv|tand|ubnd|hđnd|báo|tạp chí|cổng|bộ|sở|cục|chi cục|công an|tỉnh|huyện|thành phố|tp|quận|khu vực|trường|tòa|đảng bộ|đảng ủy|chi bộ|tổ|nhóm|ttxvn|nguồn|theo|internet|sưu tầm|cộng tác viên|ctv|phóng viên|pv|bbt|tổng hợp|giám đốc|kiểm sát|luật sư|thi hành|tin|ảnh|bài|video|clip|đồ họa) ",
    r"(?:trang (?:tin|thông tin|web|điện tử)|khoa (?:luật|pháp luật)|đoàn (?:thanh niên|thể|luật sư|công tác|kiểm sát|đại biểu)|(?:phó )?(?:chánh|trưởng) (?:án|phòng|ban|văn phòng|thanh tra)|phó (?:viện|vụ|chủ|giám|cục)|thanh tra|người (?:viết|đưa))\b",
]
_SIGNATURE = [
    r"\(?(?:đã ký|đã kí)\)?",
    r"(?:kt|tm|tl|tuq|q)\. ?.{2,60}",
    r"(?:phó )?(?:viện trưởng|vụ trưởng|chánh án|chủ tịch|trưởng phòng|chánh văn phòng|hiệu trưởng|bí thư|trưởng ban)",
    r"nơi nhận ?:.*",
]


def load() -> Patterns:
    """The compiled patterns."""
    return Patterns(
        banner=_one_of(_BANNER),
        header=_one_of(_HEADER),
        furniture=_one_of(_FURNITURE),
        block=_one_of(_BLOCK),
        inline=_one_of(_INLINE),
        caption=_one_of(_CAPTION),
        office=_one_of(_OFFICE),
        signature=_one_of(_SIGNATURE),
    )
