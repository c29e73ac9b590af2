/* pdf_chart_told - a chart in words, for readers who do not see it. */
#ifndef PAPER_PDF_CHART_TOLD_H
#define PAPER_PDF_CHART_TOLD_H

#include "base/arena.h"
#include "base/str.h"
#include "doc/chart.h"

/* "Biểu đồ 1. ... Hoàn thành: Phường Thuận Hóa 97,25%; ...": the title, then each series with its values. */
str pdf_chart_told(struct arena *a, const struct doc_chart *c);

#endif /* PAPER_PDF_CHART_TOLD_H */
