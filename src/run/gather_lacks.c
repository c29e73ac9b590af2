/* gather_lacks - what was not delivered, and what cannot be told for want of it.  See gather.h. */

#include "ingest/lacking.h"
#include "ingest/schema.h"
#include "run/gather.h"

bool
gather_matches(const struct gather *g) {
    return g->have.employers && g->have.taxpayers &&
           (g->have.employer_lacks >> SCHEMA_EMPLOYER_ma_so_thue & 1) == 0;
}

/* Columns that no file of a table gives: why their figures are "-". */
static void
tell_lacks(struct gather *g, enum schema_table t, const char *label, uint32_t lacks) {
    uint32_t n;
    const struct schema_column *c = schema_columns(t, &n);

    for (uint32_t i = 0; i < n; i++) {
        const char *lost = lacking_lost(t, i);

        if ((lacks >> i & 1) != 0 && lost != NULL) {
            gather_warn(g, "Dữ liệu %s của kỳ không có cột %s (D22): %s.", label, c[i].name, lost);
        }
    }
}

void
gather_tell_sources(struct gather *g) {
    char ky[PERIOD_TEXT];

    period_text(ky, g->r.period);
    if (!g->have.employers) {
        gather_tell(g, "Kỳ %s không có tệp don_vi*: không có số liệu đơn vị và chậm đóng.", ky);
    }
    if (!g->have.taxpayers) {
        gather_tell(g, "Kỳ %s không có tệp thue*: không đối chiếu được với dữ liệu thuế.", ky);
    }
    tell_lacks(g, SCHEMA_NGUOI_THAM_GIA, "người tham gia", g->have.person_lacks);
    tell_lacks(g, SCHEMA_DON_VI, "đơn vị", g->have.employer_lacks);
    tell_lacks(g, SCHEMA_THUE, "thuế", g->have.taxpayer_lacks);
}
