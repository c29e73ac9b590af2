/* thorough.h - how many of very many like inputs a test tries.
 *
 * A sanitizer costs three to ten times the time: under one, a test that goes through all places or all short texts goes
 * through every EACH-th of them.  EACH is a prime, so that over several counters every kind of place comes by.
 */
#ifndef TESTS_UNIT_THOROUGH_H
#define TESTS_UNIT_THOROUGH_H

#ifdef __SANITIZE_ADDRESS__
#define EACH 5
#else
#define EACH 1
#endif

#endif
