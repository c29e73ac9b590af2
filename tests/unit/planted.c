/* planted - see planted.h. */

#include "planted.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "ingest/extract_job.h"
#include "text/fold.h"
#include "text/utf8.h"

static const char *const syllable[] = {
    "An",     "Anh",    "Ánh",   "Bách",  "Bảo",   "Bắc",   "Bích",  "Bình",  "Cao",    "Cát",
    "Cẩm",    "Châu",   "Chi",   "Chiến", "Cường", "Danh",  "Dũng",  "Duy",   "Dương",  "Đại",
    "Đan",    "Đăng",   "Đạt",   "Điền",  "Đình",  "Đông",  "Đồng",  "Đức",   "Gia",    "Giang",
    "Hà",     "Hải",    "Hạnh",  "Hào",   "Hân",   "Hậu",   "Hiền",  "Hiệp",  "Hiếu",   "Hoa",
    "Hòa",    "Hoàn",   "Hoàng", "Hồng",  "Huệ",   "Hùng",  "Huy",   "Huỳnh", "Hưng",   "Hương",
    "Kha",    "Khang",  "Khánh", "Khải",  "Khoa",  "Khôi",  "Kiên",  "Kiệt",  "Kim",    "Kỳ",
    "Lam",    "Lan",    "Lâm",   "Liên",  "Linh",  "Loan",  "Long",  "Lộc",   "Lợi",    "Luân",
    "Lực",    "Lương",  "Mai",   "Mạnh",  "Minh",  "Mỹ",    "Nam",   "Nga",   "Ngân",   "Nghĩa",
    "Ngọc",   "Nguyên", "Nhân",  "Nhật",  "Nhi",   "Nhung", "Phát",  "Phong", "Phú",    "Phúc",
    "Phương", "Phượng", "Quang", "Quân",  "Quế",   "Quốc",  "Quỳnh", "Sang",  "Sâm",    "Sơn",
    "Sông",   "Tài",    "Tâm",   "Tân",   "Tấn",   "Tây",   "Thái",  "Thanh", "Thành",  "Thảo",
    "Thắng",  "Thiên",  "Thiện", "Thịnh", "Thọ",   "Thu",   "Thuận", "Thúy",  "Thủy",   "Tiến",
    "Tín",    "Toàn",   "Trang", "Trâm",  "Trân",  "Trí",   "Triều", "Trung", "Trường", "Tú",
    "Tuấn",   "Tùng",   "Tuyết", "Uyên",  "Vân",   "Văn",   "Việt",  "Vinh",  "Vĩnh",   "Vũ",
    "Vượng",  "Xuân",   "Yên",   "Yến"};
static const struct {
    const char *full, *brief;
} form[] = {{"Công ty TNHH", "CTY TNHH"},
            {"Công ty trách nhiệm hữu hạn", "Cty TNHH"},
            {"Công ty TNHH Một thành viên", "Công ty TNHH MTV"},
            {"Công ty cổ phần", "CTCP"},
            {"Doanh nghiệp tư nhân", "DNTN"},
            {"Hợp tác xã", "HTX"},
            {"Hộ kinh doanh", "HKD"}},
  trade[] = {{"Thương mại", "TM"},
             {"Thương mại và Dịch vụ", "TMDV"},
             {"Xây dựng", "XD"},
             {"Đầu tư xây dựng", "ĐT XD"},
             {"Sản xuất thương mại", "SXTM"},
             {"Vận tải", "VT"},
             {"Du lịch", "DL"},
             {"Tư vấn thiết kế", "TV TK"},
             {"Xuất nhập khẩu", "XNK"},
             {"Vật liệu xây dựng", "VLXD"},
             {"Cơ khí", "Cơ khí"},
             {"Dịch vụ in ấn", "DV in ấn"}};
static const char *const street[] = {"Lê Lợi",         "Nguyễn Huệ",   "Trần Phú", "Hùng Vương",
                                     "Lý Thường Kiệt", "Hai Bà Trưng", "Bà Triệu", "Điện Biên Phủ",
                                     "Phan Chu Trinh", "Ngô Quyền",    "Đống Đa",  "Tố Hữu"};
enum {
    SYLLABLES = sizeof syllable / sizeof syllable[0],
    FORMS = sizeof form / sizeof form[0],
    TRADES = sizeof trade / sizeof trade[0],
    STREETS = sizeof street / sizeof street[0]
};

struct dice {
    uint64_t s;
};

static uint32_t
roll(struct dice *d, uint32_t n) {
    d->s = d->s * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((d->s >> 33) % n);
}

static bool
chance(struct dice *d, uint32_t percent) {
    return roll(d, 100) < percent;
}

/* A firm before anybody writes it down. */
struct firm {
    uint32_t word[3], words, form, trade /* TRADES: none */, number /* 0: none */, xa, house,
        street;
    bool branch;
    int64_t workers;
};

static struct firm
firm_new(struct dice *d, uint32_t communes) {
    struct firm f = {.words = 2 + (roll(d, 3) == 0),
                     .form = roll(d, FORMS),
                     .trade = chance(d, 60) ? roll(d, TRADES) : TRADES,
                     .xa = roll(d, communes),
                     .house = 1 + roll(d, 300),
                     .street = roll(d, STREETS),
                     .workers = 1 + roll(d, 1 + roll(d, 200))};

    for (uint32_t i = 0; i < f.words; i++) {
        f.word[i] = roll(d, SYLLABLES);
    }
    return f;
}

/* Another firm that is easily taken for this one. */
static struct firm
firm_like(struct dice *d, struct firm f, uint32_t communes) {
    const uint32_t was = f.form / 3 * 3;

    f.house = 1 + roll(d, 300);
    f.street = roll(d, STREETS);
    f.workers = 1 + roll(d, 1 + roll(d, 200));
    switch (roll(d, 4)) {
    case 0:
        f.xa = (f.xa + 1 + roll(d, communes - 1)) % communes;
        break;
    case 1: /* another kind of company in the same commune: 0 to 2 are one kind */
        f.form = was == 0 ? 3 + roll(d, 2) : 0;
        break;
    case 2:
        f.branch = true;
        break;
    default:
        f.number += 2;
        break;
    }
    return f;
}

/* One letter left out, doubled, exchanged with the next or replaced, in the text's first name word behind `from`. */
static void
slip(struct dice *d, struct buf *b, size_t from) {
    size_t at = from + roll(d, (uint32_t)(b->n - from));

    for (unsigned tries = 0; tries < 50; tries++, at = from + roll(d, (uint32_t)(b->n - from))) {
        const char c = b->p[at];

        if (c < 'a' || c > 'z' || at + 1 >= b->n || b->p[at + 1] < 'a' || b->p[at + 1] > 'z') {
            continue;
        }
        switch (roll(d, 3)) {
        case 0:
            memmove(b->p + at, b->p + at + 1, b->n - at - 1);
            b->n--;
            return;
        case 1:
            b->p[at] = b->p[at + 1];
            b->p[at + 1] = c;
            return;
        default:
            b->p[at] = (char)('a' + (c - 'a' + 1 + (int)roll(d, 25)) % 26);
            return;
        }
    }
}

static void
bare(struct arena *a, struct buf *b) {
    const str key = fold_key(a, buf_view(b));

    buf_clear(b);
    for (size_t i = 0; i < key.n; i++) {
        buf_char(b, (char)(key.p[i] == '_'   ? ' '
                           : key.p[i] >= 'a' ? key.p[i] - 'a' + 'A'
                                             : key.p[i]));
    }
}

static str
name_of(struct arena *a, struct dice *d, const struct firm *f, bool sloppy) {
    const bool brief = sloppy && chance(d, 60);
    struct buf b = {0};
    size_t from;

    buf_fmt(&b, "%s%s ", f->branch ? "Chi nhánh " : "",
            brief ? form[f->form].brief : form[f->form].full);
    if (f->trade < TRADES) {
        buf_fmt(&b, "%s ", sloppy && chance(d, 50) ? trade[f->trade].brief : trade[f->trade].full);
    }
    from = b.n;
    for (uint32_t i = 0; i < f->words; i++) {
        buf_fmt(&b, "%s%s", i == 0 || (sloppy && chance(d, 2)) ? "" : " ", syllable[f->word[i]]);
    }
    if (sloppy && chance(d, 12)) {
        slip(d, &b, from);
    }
    if (f->number > 0) {
        buf_fmt(&b, " %u", f->number);
    }
    if (f->branch) {
        buf_fmt(&b, " tại %s", street[f->xa % STREETS]);
    }
    if (sloppy && chance(d, 25)) {
        bare(a, &b);
    }
    return buf_moved(a, &b);
}

static struct proposals_side
side_of(struct arena *a, struct dice *d, const struct firm *f, uint32_t communes, bool sloppy) {
    struct proposals_side s = {.name = name_of(a, d, f, sloppy), .address = STR(""), .xa = f->xa};
    struct buf b = {0};

    if (chance(d, sloppy ? 80 : 90)) {
        buf_fmt(&b, "%s%u %s, %s %u, tỉnh Thừa Thiên Huế", chance(d, 50) ? "Số " : "", f->house,
                street[f->street], sloppy ? "xã cũ" : "phường", f->xa);
        s.address = str_keep(a, buf_view(&b));
    }
    s.workers = f->workers;
    if (sloppy) {
        s.xa = chance(d, 5) ? communes : chance(d, 4) ? roll(d, communes) : f->xa;
        s.workers = chance(d, 10)   ? 1 + roll(d, 200)
                    : chance(d, 10) ? EXTRACT_NO_NUMBER
                                    : f->workers * (90 + roll(d, 21)) / 100;
    }
    buf_free(&b);
    return s;
}

void
planted_make(struct planted *p, uint32_t firms, uint32_t communes) {
    struct dice d = {20261129};
    struct firm f = firm_new(&d, communes);

    *p = (struct planted){.communes = communes};
    p->employer = arena_array(&p->arena, struct proposals_side, firms);
    p->payer = arena_array(&p->arena, struct proposals_side, firms);
    p->truth = arena_array(&p->arena, int64_t, firms);
    for (uint32_t i = 0; i < firms; i++) {
        const bool at_tax = chance(&d, 88);
        const bool at_bhxh = chance(&d, 88);

        f = i > 0 && chance(&d, 20) ? firm_like(&d, f, communes) : firm_new(&d, communes);
        if (at_bhxh) {
            p->truth[p->employers] = at_tax ? (int64_t)p->payers : PLANTED_NOBODY;
            p->partners += at_tax;
            p->employer[p->employers++] = side_of(&p->arena, &d, &f, communes, true);
        }
        if (at_tax) {
            p->payer[p->payers++] = side_of(&p->arena, &d, &f, communes, false);
        }
    }
}

void
planted_free(struct planted *p) {
    arena_free(&p->arena);
}

static void
employer_at(const void *ctx, uint32_t ix, struct proposals_side *out) {
    *out = ((const struct planted *)ctx)->employer[ix];
}

static void
payer_at(const void *ctx, uint32_t ix, struct proposals_side *out) {
    *out = ((const struct planted *)ctx)->payer[ix];
}

struct proposals_request
planted_request(const struct planted *p) {
    return (struct proposals_request){.ctx = p,
                                      .employers = p->employers,
                                      .payers = p->payers,
                                      .unknown_xa = p->communes,
                                      .employer = employer_at,
                                      .payer = payer_at};
}
