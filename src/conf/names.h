/*
 * names - the names of files and folders in input, templates and output that more than one room
 * uses.
 *
 *     input/baophu.ini           the profile
 *     input/danh_muc/            lists that hold for all periods
 *     input/lich_su/             2025-Q1.csv: figures of a period before the program
 *     input/2026-Q1/nhan_xet/    the office's own paragraphs
 *     input/2026-H1/bao_cao_don_vi/  reports of communes and departments that came back
 *
 *     templates/phu-luc/         a file for each annex
 *     templates/mau/             forms that offices hold, as they are read
 *     templates/bao-cao/         a file for each report, and passages that reports share
 *
 *     output/2026-Q1/            a published set; 2026-Q1.dc1 a revision of it
 *     output/2026-Q1/so-lieu.csv every figure of the set
 *     output/2026-Q1/tra-lai/    rows with personal data, to be deleted when they have gone back to their senders
 *     output/kiem-tra/2026-Q1/   findings of a check or a refused run
 *     output/.truoc/2026-Q1/     the set that the present one replaced
 */
#ifndef CONF_NAMES_H
#define CONF_NAMES_H

#include "conf/input_tables.h"

#define NAMES_PROFILE  "baophu.ini"
#define NAMES_LISTS    INPUT_LISTS
#define NAMES_HISTORY  "lich_su"
#define NAMES_REMARKS  "nhan_xet"
#define NAMES_RETURNED "bao_cao_don_vi"

#define NAMES_ANNEXES  "phu-luc"
#define NAMES_REPORTS  "bao-cao"
#define NAMES_FORMS    "mau"
#define NAMES_PASSAGES "doan" /* in NAMES_REPORTS: what several reports call */

#define NAMES_DATA    "so-lieu.csv"
#define NAMES_CHECKS  "kiem-tra"
#define NAMES_KEPT    ".truoc"
#define NAMES_RETURNS "tra-lai"
/* Begins the name of what is being written in the output folder.  The next run clears what a crash left (store/publish.h). */
#define NAMES_ASIDE ".tam-"

#define NAMES_BOOK     "phu-luc.xlsx"          /* every annex of a set or a pack */
#define NAMES_FINDINGS "kiem-tra-du-lieu.csv"  /* every finding, for programs */
#define NAMES_CHECKED  "kiem-tra-du-lieu.xlsx" /* the same for people */
#define NAMES_REPLY    "tra-loi.txt"           /* a short answer to who delivered */
#define NAMES_PROPOSED                                                                             \
    "de-nghi-ghep-ma-so-thue.csv" /* tax payers proposed for employers, in NAMES_RETURNS */
#define NAMES_ADDRESSES "kiem-tra-dia-chi.csv" /* communes read out of addresses, to be confirmed */

#endif /* CONF_NAMES_H */
