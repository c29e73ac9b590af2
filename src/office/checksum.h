/* checksum - the CRC-32 of a zip's parts, sixteen bytes at once where the processor can. */
#ifndef OFFICE_CHECKSUM_H
#define OFFICE_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/* The checksum of what `sum` is of and the n bytes behind it; 0 is of nothing. */
uint32_t checksum_add(uint32_t sum, const void *p, size_t n);

#endif /* OFFICE_CHECKSUM_H */
