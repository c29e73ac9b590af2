/*
 * init - make a new input folder for one of the 34 provinces (spec 4.1): the profile with every key
 * explained, its communes, crosswalk, departments, groups, and files with only a header.
 *
 * Nothing is overwritten.  If a file exists with other bytes, it is named and nothing is written;
 * one with the same bytes stays, so an interrupted start can be repeated.
 */
#ifndef DEMO_INIT_H
#define DEMO_INIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

#define INIT_EXAMPLE "ky_mau" /* the folder that shows what a period's folder holds */

struct init_request {
    str province;      /* "20" */
    const char *input; /* made when it is not there */
    const char *data;  /* the shipped lists: templates/tham-chieu */
};

/* *written: how many files are new; may be NULL. */
bool init_write(const struct init_request *r, size_t *written, struct err *e);

#endif /* DEMO_INIT_H */
