/* manifest_parts - what the writer and the reader of a manifest share. */
#ifndef STORE_MANIFEST_PARTS_H
#define STORE_MANIFEST_PARTS_H

/* Keys of "basis". */
#define MANIFEST_CALENDAR      "calendar"
#define MANIFEST_POPULATION    "population_source"
#define MANIFEST_POPULATION_AT "population_date"

#endif /* STORE_MANIFEST_PARTS_H */
