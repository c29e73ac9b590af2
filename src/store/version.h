/* version - the program's name and version: one place.  It is part of a set's bytes. */
#ifndef STORE_VERSION_H
#define STORE_VERSION_H

#define VERSION_NAME "baophu"
#define VERSION_TEXT "1.0.0"

/* The version of the rules of counting.  Raise it by one when a change makes the same input give another figure, and say
 * in docs/CHANGELOG.md which figure and why.  nightly then asks for leave, and diff names the cause. */
#ifndef VERSION_RULES /* tests/whole/package.sh makes a later program */
#define VERSION_RULES 1
#endif

#endif /* STORE_VERSION_H */
