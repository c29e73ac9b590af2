/* version - the program's name and version: one place.  It is part of a set's bytes. */
#ifndef STORE_VERSION_H
#define STORE_VERSION_H

#define VERSION_NAME "baophu"
#define VERSION_TEXT "1.0.0"

/* The rules by which figures are counted.  Raise it by one with a change after which the same input gives another figure,
 * and say in docs/CHANGELOG.md which and why: nightly then asks for leave, diff names the cause. */
#define VERSION_RULES 1

#endif /* STORE_VERSION_H */
