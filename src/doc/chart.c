/* chart - which values of a chart are there to draw.  See chart.h. */

#include "doc/chart.h"

bool
doc_value_known(const struct doc_chart_value *v) {
    return v->known && v->value.den != 0;
}

bool
doc_chart_known(const struct doc_chart *c, size_t series, size_t category) {
    return doc_value_known(&c->series[series].value[category]);
}

bool
doc_chart_shows(const struct doc_chart *c) {
    for (size_t i = 0; i < c->series_n * c->categories; i++) {
        if (doc_chart_known(c, i / c->categories, i % c->categories)) {
            return true;
        }
    }
    return false;
}
