/* demo_defects - rows that are wrong on purpose.  See demo_defects.h. */

#include "demo/demo_defects.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { LONG_FIELD = 66000 };

/* How a good row becomes a bad one.  Cells that are set here; what a table cannot say is below. */
enum spoil {
    SPOIL_CELL,   /* one cell gets another text */
    SPOIL_SHORT,  /* the last two cells are missing */
    SPOIL_LONG,   /* one cell too many */
    SPOIL_QUOTE,  /* a quote opens and never closes */
    SPOIL_HUGE,   /* a name of 66.000 bytes */
    SPOIL_AGAIN,  /* a person of the commune once more */
    SPOIL_MOVED,  /* the same, with another commune's code */
    SPOIL_PARTLY, /* a card row, then TN with the card again: the second brings one new right */
};
enum cell { MA_SO, HO_TEN, NGAY_SINH, MA_XA, CO_QUAN, BHTN, NHOM, MUC_DONG, TU_NGAY, DEN_NGAY };
enum fate { REJECTED, KEPT };

static const struct defect {
    int rule; /* 3 is D03 */
    enum fate fate;
    enum spoil how;
    enum cell cell;
    const char *text;
    enum demo_kind kind;
    uint32_t copies;
} defects[] = {
    {1, REJECTED, SPOIL_SHORT, MA_SO, "", DEMO_KIND_HO_GIA_DINH, 3},
    {1, REJECTED, SPOIL_LONG, MA_SO, "", DEMO_KIND_LAO_DONG, 2},
    {2, REJECTED, SPOIL_CELL, HO_TEN, "Nguyễn\x07 Văn An", DEMO_KIND_HO_GIA_DINH, 2},
    {3, REJECTED, SPOIL_CELL, MA_SO, "", DEMO_KIND_LAO_DONG, 2},
    {3, REJECTED, SPOIL_CELL, MA_XA, "", DEMO_KIND_HO_GIA_DINH, 2},
    {4, REJECTED, SPOIL_CELL, MUC_DONG, "năm triệu", DEMO_KIND_LAO_DONG, 2},
    {4, REJECTED, SPOIL_CELL, MUC_DONG, "-5000000", DEMO_KIND_LAO_DONG, 1},
    {5, REJECTED, SPOIL_CELL, NGAY_SINH, "31/02/1985", DEMO_KIND_HO_GIA_DINH, 2},
    {5, REJECTED, SPOIL_CELL, TU_NGAY, "31/04/2024", DEMO_KIND_LAO_DONG, 1},
    {5, REJECTED, SPOIL_CELL, NGAY_SINH, "15/08/2025", DEMO_KIND_LAO_DONG, 1},
    {6, REJECTED, SPOIL_CELL, MA_SO, "46012345678", DEMO_KIND_HO_GIA_DINH, 2},
    {6, REJECTED, SPOIL_CELL, MA_SO, "46O1234567", DEMO_KIND_LAO_DONG, 1},
    {8, KEPT, SPOIL_CELL, MA_XA, "99999", DEMO_KIND_LAO_DONG, 2},
    {8, KEPT, SPOIL_CELL, MA_XA, "19750", DEMO_KIND_HO_GIA_DINH, 3},
    {9, KEPT, SPOIL_CELL, CO_QUAN, "SXX", DEMO_KIND_LAO_DONG, 3},
    {9, KEPT, SPOIL_CELL, NHOM, "ZZ", DEMO_KIND_HO_GIA_DINH, 2},
    {10, KEPT, SPOIL_AGAIN, MA_SO, "", DEMO_KIND_HOC_SINH, 5},
    {10, KEPT, SPOIL_MOVED, MA_SO, "", DEMO_KIND_HOC_SINH, 4},
    {10, KEPT, SPOIL_PARTLY, MA_SO, "", DEMO_KIND_HO_GIA_DINH, 3},
    {12, KEPT, SPOIL_CELL, BHTN, "1", DEMO_KIND_TN_HO_GIA_DINH, 3},
    {12, KEPT, SPOIL_CELL, NHOM, "", DEMO_KIND_HO_GIA_DINH, 2},
    {12, KEPT, SPOIL_CELL, DEN_NGAY, "29/02/2024", DEMO_KIND_HO_GIA_DINH, 2},
    {14, REJECTED, SPOIL_QUOTE, MA_SO, "", DEMO_KIND_HO_GIA_DINH, 2},
    {15, REJECTED, SPOIL_HUGE, MA_SO, "", DEMO_KIND_HO_GIA_DINH, 1},
};

static void
set_text(char *to, size_t room, const char *text) {
    (void)snprintf(to, room, "%s", text);
}

static void
set_cell(struct demo_row *row, enum cell cell, const char *text) {
    switch (cell) {
    case MA_SO:
        set_text(row->ma_so, sizeof row->ma_so, text);
        break;
    case HO_TEN:
        set_text(row->ho_ten, sizeof row->ho_ten, text);
        break;
    case NGAY_SINH:
        set_text(row->ngay_sinh, sizeof row->ngay_sinh, text);
        break;
    case MA_XA:
        set_text(row->ma_xa, sizeof row->ma_xa, text);
        row->place = DEMO_PLACES;
        break;
    case CO_QUAN:
        row->co_quan = text;
        break;
    case BHTN:
        row->bhtn = text;
        break;
    case NHOM:
        row->nhom = text;
        break;
    case MUC_DONG:
        set_text(row->muc_dong, sizeof row->muc_dong, text);
        break;
    case TU_NGAY:
        set_text(row->tu_ngay, sizeof row->tu_ngay, text);
        break;
    case DEN_NGAY:
    default:
        set_text(row->den_ngay, sizeof row->den_ngay, text);
        break;
    }
}

/* A row whose quote is not closed, or with a cell too long to be one. */
static void
put_open(struct buf *b, const struct defect *d, const struct demo_row *row) {
    buf_text(b, row->ma_so);
    buf_char(b, ',');
    if (d->how == SPOIL_QUOTE) {
        buf_char(b, '"');
    } else {
        memset(buf_take(b, LONG_FIELD), 'x', LONG_FIELD);
    }
    buf_text(b, row->ho_ten);
    buf_fmt(b, ",%s,%s,%s,,,,,1,%s,,%s,", row->ngay_sinh, row->gioi_tinh, row->ma_xa, row->nhom,
            row->tu_ngay);
}

/* A row that lacks its last cells, has one too many, or one that is wrong. */
static void
put_cells(struct buf *b, const struct defect *d, const struct demo_row *row) {
    const size_t from = b->n;

    demo_people_cells(b, row);
    if (d->how == SPOIL_SHORT) {
        for (int commas = 0; commas < 2 && b->n > from; b->n--) {
            commas += b->p[b->n - 1] == ',' ? 1 : 0;
        }
        while (b->n > from && b->p[b->n - 1] != ',') {
            b->n--; /* behind an empty cell: no row that leaves out its empty last ones ends so */
        }
    }
    if (d->how == SPOIL_LONG) {
        buf_text(b, ",thừa");
    }
}

/* A row that no reader may accept, in its damaged form. */
static void
put_rejected(struct demo_writer *w, const struct defect *d, const struct demo_row *row) {
    struct buf *b = &w->out->row;

    w->account->rows++;
    w->account->rejected++;
    if (w->book != NULL) { /* a cell too many there pushes the others to the right */
        const bool pushed = d->how == SPOIL_LONG;

        assert(pushed || d->how == SPOIL_CELL);
        demo_people_push(w, row, pushed ? 1 : 0);
        w->account->findings[pushed ? LEDGER_D03 : d->rule - 1]++;
        return;
    }
    if (d->how == SPOIL_QUOTE || d->how == SPOIL_HUGE) {
        put_open(b, d, row);
    } else {
        put_cells(b, d, row);
    }
    buf_char(b, '\n');
    w->account->findings[d->rule - 1]++;
}

/* Rows of persons who stand in the file already, or of one who stands there twice. */
static void
put_again(struct demo_writer *w, const struct defect *d, uint32_t place, uint32_t n) {
    const struct demo_place *x = &w->plan->place[place];
    const enum demo_quarter q = w->part->quarter;
    struct demo_row row;

    if (d->how == SPOIL_PARTLY) {
        struct demo_row tn;

        demo_people_extra(w, place, DEMO_KIND_HO_GIA_DINH, n, &row);
        tn = row;
        tn.loai_bhxh = "TN";
        tn.bhtn = "0";
        set_text(tn.muc_dong, sizeof tn.muc_dong, "1500000");
        if (w->part->labour && w->part->cards) {
            demo_people_accept(w, &row);
            demo_people_accept(w, &tn);
            w->account->findings[9]++;
            demo_people_forget_card(w, &tn); /* it was counted with the first row */
        } else if (w->part->labour) {
            demo_people_accept(w, &tn);
        } else {
            demo_people_repeat(w, &row); /* the other file came first and counted both rights */
        }
        return;
    }
    if (!w->part->cards || x->hi[d->kind][q] <= x->lo[d->kind][q] + (int64_t)(n % 5)) {
        return;
    }
    demo_people_slot(w, place, d->kind, x->lo[d->kind][q] + (int64_t)(n % 5), &row);
    if (d->how == SPOIL_MOVED) {
        set_text(row.ma_xa, sizeof row.ma_xa,
                 str_keep_mut(w->out->arena, w->plan->place[(place + 1) % DEMO_PLACES].code));
    }
    demo_people_repeat(w, &row);
}

static void
put_one(struct demo_writer *w, const struct defect *d, uint32_t place, uint32_t n) {
    struct demo_row row;

    if (d->how == SPOIL_AGAIN || d->how == SPOIL_MOVED || d->how == SPOIL_PARTLY) {
        put_again(w, d, place, n);
        return;
    }
    demo_people_extra(w, place, d->kind, n, &row);
    if (!demo_people_mine(w, &row)) {
        return;
    }
    if (d->rule == 8 && w->part->quarter == DEMO_2026_Q2 && n % 2 == 1) {
        demo_people_accept(w, &row); /* corrected at the source since */
        return;
    }
    if (d->how == SPOIL_CELL) {
        set_cell(&row, d->cell, d->text);
    }
    if (d->fate == REJECTED) {
        put_rejected(w, d, &row);
        return;
    }
    demo_people_accept(w, &row);
    w->account->findings[d->rule - 1]++;
    if (d->cell == DEN_NGAY) { /* ends before it began: counts for nothing */
        demo_people_forget_card(w, &row);
    }
}

void
demo_defects_people(struct demo_writer *w, uint32_t place) {
    uint32_t turn = 0;

    for (size_t i = 0; i < sizeof defects / sizeof defects[0]; i++) {
        for (uint32_t n = 0; n < defects[i].copies; n++, turn++) {
            if ((turn * 11 + 5) % DEMO_PLACES == place) {
                put_one(w, &defects[i], place, turn);
            }
        }
    }
}
