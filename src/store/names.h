/*
 * names - what files and folders in an output folder are called, where more than one room has to know.
 *
 *     output/2026-Q1/          a published set; 2026-Q1.dc1 a revision of it
 *     output/2026-Q1/tra-lai/  rows with personal data, to be deleted when they have gone back to their senders
 *     output/kiem-tra/2026-Q1/ findings of a check or a refused run
 *     output/.truoc/2026-Q1/   the set that the present one replaced
 */
#ifndef STORE_NAMES_H
#define STORE_NAMES_H

#define NAMES_CHECKS  "kiem-tra"
#define NAMES_KEPT    ".truoc"
#define NAMES_RETURNS "tra-lai"

#endif /* STORE_NAMES_H */
