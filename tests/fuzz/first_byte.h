/*
 * first_byte - the mutator of a harness whose input's first byte tells what the others are: it is kept, since of 256 most would make
 * them a whole file, and nearly all of those none.  Included by one file of a harness; libFuzzer finds it by its name.
 */
#ifndef TESTS_FUZZ_FIRST_BYTE_H
#define TESTS_FUZZ_FIRST_BYTE_H

#include <stddef.h>
#include <stdint.h>

size_t LLVMFuzzerMutate(uint8_t *data, size_t n, size_t cap);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t n, size_t cap, unsigned seed);

size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t n, size_t cap, unsigned seed) {
    (void)seed;
    return n == 0 || cap < 2 ? LLVMFuzzerMutate(data, n, cap)
                             : 1 + LLVMFuzzerMutate(data + 1, n - 1, cap - 1);
}

#endif /* TESTS_FUZZ_FIRST_BYTE_H */
