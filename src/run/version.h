/* version - the program's name and version: one place.  It is part of a set's bytes. */
#ifndef RUN_VERSION_H
#define RUN_VERSION_H

#define VERSION_NAME "baophu"
#define VERSION_TEXT "1.0.0"

#endif /* RUN_VERSION_H */
