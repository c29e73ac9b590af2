/* version - the program's name and version: one place.  It is part of a set's bytes. */
#ifndef STORE_VERSION_H
#define STORE_VERSION_H

#define VERSION_NAME "baophu"
#define VERSION_TEXT "1.0.0"

#endif /* STORE_VERSION_H */
