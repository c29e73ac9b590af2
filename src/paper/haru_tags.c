/* haru_tags - the parts of a document in its file: marks in the pages, and the tree that they belong to.  See haru.h. */

#include <stdio.h>
#include <string.h>

#include "paper/haru.h"
#include "paper/haru_parts.h"

/* A run of marks on one page that show one part. */
struct piece {
    struct tag *tag;
    HPDF_Page page;
    int id; /* of its page */
};

static void
put(struct haru *h, const char *operators) {
    HPDF_PageAttr page = h->page->attr;

    (void)HPDF_Stream_WriteStr(page->stream, operators);
}

void
haru_unmark(struct haru *h) {
    if (h->marked) {
        put(h, "EMC\n");
        h->marked = false;
    }
}

void
haru_mark(struct haru *h, struct tag *t) {
    char open[64] = "/Artifact BMC\n";

    if (t != NULL && t->once && t->pieces > 0 && t->page != h->page) {
        t = NULL;
    }
    if (h->tags == NULL || (h->marked && h->tag == t)) {
        return;
    }
    haru_unmark(h);
    if (t != NULL) {
        const struct piece p = {t, h->page, h->ids};

        (void)snprintf(open, sizeof open, "/%s <</MCID %d>> BDC\n", t->role, h->ids);
        buf_add(&h->pieces, &p, sizeof p);
        h->ids++;
        t->page = h->page;
        t->pieces++;
    }
    put(h, open);
    h->marked = true;
    h->tag = t;
}

void
haru_tag(struct haru *h, struct tag *root) {
    h->tags = root;
}

void
haru_figure(struct haru *h, struct tag *t, double x, double y, double width, double height) {
    const double top = h->page_height - y;
    const bool first = t->covered == NULL;

    t->parted = t->parted || (!first && t->covered != h->page);
    t->covered = h->page;
    t->left = x;
    t->right = x + width;
    t->top = first || top > t->top ? top : t->top;
    t->foot = first || top - height < t->foot ? top - height : t->foot;
}

static HPDF_Dict
element(struct haru *h, const char *role) {
    HPDF_Dict d = HPDF_Dict_New(h->pdf->mmgr);

    (void)HPDF_Xref_Add(h->pdf->xref, d);
    (void)HPDF_Dict_AddName(d, "S", role);
    return d;
}

static void
add_cell(struct haru *h, HPDF_Dict d, const struct tag *t) {
    HPDF_Dict a = HPDF_Dict_New(h->pdf->mmgr);

    (void)HPDF_Dict_AddName(a, "O", "Table");
    (void)HPDF_Dict_AddName(a, "Scope", t->names_row ? "Row" : "Column");
    if (t->rows > 1) {
        (void)HPDF_Dict_AddNumber(a, "RowSpan", (HPDF_INT32)t->rows);
    }
    if (t->cols > 1) {
        (void)HPDF_Dict_AddNumber(a, "ColSpan", (HPDF_INT32)t->cols);
    }
    (void)HPDF_Dict_Add(d, "A", a);
}

/* Where a figure is; of one on several pages the standard wants none. */
static void
add_place(struct haru *h, HPDF_Dict d, const struct tag *t) {
    HPDF_Dict a = HPDF_Dict_New(h->pdf->mmgr);
    const double edge[] = {t->left, t->foot, t->right, t->top};
    HPDF_Array box = HPDF_Array_New(h->pdf->mmgr);

    for (size_t i = 0; i < sizeof edge / sizeof edge[0]; i++) {
        (void)HPDF_Array_AddReal(box, haru_real(edge[i]));
    }
    (void)HPDF_Dict_AddName(a, "O", "Layout");
    (void)HPDF_Dict_AddName(a, "Placement", "Block");
    (void)HPDF_Dict_Add(a, "BBox", box);
    (void)HPDF_Dict_Add(d, "A", a);
}

/* What stands in t: the list that it has already, or a new one. */
static HPDF_Array
kids(struct haru *h, HPDF_Dict d) {
    HPDF_Array k = HPDF_Dict_GetItem(d, "K", HPDF_OCLASS_ARRAY);

    if (k == NULL) {
        k = HPDF_Array_New(h->pdf->mmgr);
        (void)HPDF_Dict_Add(d, "K", k);
    }
    return k;
}

/* The elements, in the order of the document; each is listed by the one that it is in. */
static HPDF_Dict
make_elements(struct haru *h) {
    HPDF_Dict tree = HPDF_Dict_New(h->pdf->mmgr);

    (void)HPDF_Xref_Add(h->pdf->xref, tree);
    (void)HPDF_Dict_AddName(tree, "Type", "StructTreeRoot");
    for (struct tag *t = h->tags; t != NULL; t = tag_after(t)) {
        HPDF_Dict in = t->parent == NULL ? tree : t->parent->made;
        HPDF_Dict d = element(h, t->role);

        (void)HPDF_Dict_Add(d, "P", in);
        (void)HPDF_Array_Add(kids(h, in), d);
        if (t->alt.n > 0) {
            (void)HPDF_Dict_Add(
                d, "Alt",
                HPDF_String_New(h->pdf->mmgr, t->alt.p, HPDF_GetEncoder(h->pdf, HARU_ENCODING)));
        }
        if (t->rows > 0) {
            add_cell(h, d, t);
        }
        if (t->covered != NULL && !t->parted) {
            add_place(h, d, t);
        }
        t->made = d;
        t->page = NULL;
    }
    return tree;
}

/* A part names its first page; a piece on a later one names its own. */
static void
add_piece(struct haru *h, const struct piece *p) {
    HPDF_Dict d = p->tag->made;

    if (p->tag->page == NULL) {
        p->tag->page = p->page;
        (void)HPDF_Dict_Add(d, "Pg", p->page);
    }
    if (p->tag->pieces == 1) {
        (void)HPDF_Dict_AddNumber(d, "K", p->id);
    } else if (p->tag->page == p->page) {
        (void)HPDF_Array_AddNumber(kids(h, d), p->id);
    } else {
        HPDF_Dict reference = HPDF_Dict_New(h->pdf->mmgr);

        (void)HPDF_Dict_AddName(reference, "Type", "MCR");
        (void)HPDF_Dict_Add(reference, "Pg", p->page);
        (void)HPDF_Dict_AddNumber(reference, "MCID", p->id);
        (void)HPDF_Array_Add(kids(h, d), reference);
    }
}

static void
add_field(struct haru *h, HPDF_Array numbers, HPDF_INT32 key) {
    HPDF_Dict reference = HPDF_Dict_New(h->pdf->mmgr);
    HPDF_Dict d = h->field_tag->made;

    (void)HPDF_Dict_AddName(reference, "Type", "OBJR");
    (void)HPDF_Dict_Add(reference, "Obj", h->field);
    (void)HPDF_Dict_Add(reference, "Pg", HPDF_Dict_GetItem(h->field, "P", HPDF_OCLASS_DICT));
    (void)HPDF_Dict_Add(d, "K", reference);
    (void)HPDF_Dict_AddNumber(h->field, "StructParent", key);
    (void)HPDF_Array_AddNumber(numbers, key);
    (void)HPDF_Array_Add(numbers, d);
}

void
haru_tree(struct haru *h) {
    const size_t n = h->pieces.n / sizeof(struct piece);
    HPDF_Array numbers = HPDF_Array_New(h->pdf->mmgr);
    HPDF_Dict parents = HPDF_Dict_New(h->pdf->mmgr);
    HPDF_Dict marked = HPDF_Dict_New(h->pdf->mmgr);
    HPDF_Dict tree = make_elements(h);
    HPDF_Array page_parents = NULL;
    HPDF_Page page = NULL;
    HPDF_INT32 keys = 0;

    for (size_t i = 0; i < n; i++) {
        struct piece p;

        memcpy(&p, h->pieces.p + i * sizeof p, sizeof p);
        if (p.page != page) { /* pieces stand in the order of the pages, ids from 0 */
            page = p.page;
            page_parents = HPDF_Array_New(h->pdf->mmgr);
            (void)HPDF_Dict_AddNumber(page, "StructParents", keys);
            (void)HPDF_Dict_AddName(page, "Tabs", "S");
            (void)HPDF_Array_AddNumber(numbers, keys++);
            (void)HPDF_Array_Add(numbers, page_parents);
        }
        (void)HPDF_Array_Add(page_parents, p.tag->made);
        add_piece(h, &p);
    }
    if (h->field != NULL && h->field_tag != NULL) {
        add_field(h, numbers, keys++);
    }
    (void)HPDF_Dict_Add(parents, "Nums", numbers);
    (void)HPDF_Dict_Add(tree, "ParentTree", parents);
    (void)HPDF_Dict_AddNumber(tree, "ParentTreeNextKey", keys);
    (void)HPDF_Dict_Add(h->pdf->catalog, "StructTreeRoot", tree);
    (void)HPDF_Dict_AddBoolean(marked, "Marked", HPDF_TRUE);
    (void)HPDF_Dict_Add(h->pdf->catalog, "MarkInfo", marked);
}
