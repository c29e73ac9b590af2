/* digest - SHA-256 of bytes and files.  See digest.h. */

#include "base/digest.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include <openssl/evp.h>

#include "base/arena.h"
#include "base/fs.h"
#include "base/heap.h"

struct digest {
    EVP_MD_CTX *ctx;
};

enum { SHA256_BYTES = 32 };

/* libcrypto has SHA-256 in every build; what can fail is memory. */
static void
must(int ok) {
    if (ok != 1) {
        arena_exhausted(sizeof(struct digest));
    }
}

struct digest *
digest_new(void) {
    struct digest *d = heap_new(struct digest);

    /* Without memory for its own context libcrypto would use one that is not there. */
    must(OPENSSL_init_crypto(0, NULL));
    must(OSSL_LIB_CTX_get0_global_default() != NULL);
    d->ctx = EVP_MD_CTX_new();
    must(d->ctx != NULL);
    must(EVP_DigestInit_ex(d->ctx, EVP_sha256(), NULL));
    return d;
}

void
digest_add(struct digest *d, const void *p, size_t n) {
    must(EVP_DigestUpdate(d->ctx, p, n));
}

void
digest_end(struct digest *d, char hex[DIGEST_HEX]) {
    static const char digit[] = "0123456789abcdef";
    unsigned char raw[EVP_MAX_MD_SIZE];
    unsigned n = 0;

    must(EVP_DigestFinal_ex(d->ctx, raw, &n));
    assert(n == SHA256_BYTES);
    for (size_t i = 0; i < SHA256_BYTES; i++) {
        hex[2 * i] = digit[raw[i] >> 4];
        hex[2 * i + 1] = digit[raw[i] & 15];
    }
    hex[DIGEST_HEX - 1] = '\0';
    EVP_MD_CTX_free(d->ctx);
    free(d);
}

bool
digest_file(const char *path, char hex[DIGEST_HEX], struct err *e) {
    unsigned char chunk[16384];
    int64_t bytes;
    const int fd = fs_open_read(path, &bytes, e);
    struct digest *d;
    ssize_t n;

    if (fd < 0) {
        return false;
    }
    d = digest_new();
    while ((n = fs_read(fd, chunk, sizeof chunk, path, e)) > 0) {
        digest_add(d, chunk, (size_t)n);
    }
    digest_end(d, hex);
    (void)close(fd);
    return n == 0;
}

void
digest_bytes(const void *p, size_t n, char hex[DIGEST_HEX]) {
    struct digest *d = digest_new();

    digest_add(d, p, n);
    digest_end(d, hex);
}

/* --- on another core --------------------------------------------------------------- */

struct digest_task {
    pthread_t thread;
    bool apart; /* a thread does it; else it was done at once */
    int fd;
    int error; /* errno of the read that failed, or 0 */
    struct digest *digest;
};

static void *
hash_all(void *ctx) {
    enum { CHUNK = 1 << 18 };
    struct digest_task *t = ctx;
    unsigned char *chunk = heap_array(unsigned char, CHUNK);
    off_t at = 0;
    ssize_t n;

    while ((n = pread(t->fd, chunk, CHUNK, at)) != 0) {
        if (n > 0) {
            digest_add(t->digest, chunk, (size_t)n);
            at += n;
        } else if (errno != EINTR) {
            t->error = errno;
            break;
        }
    }
    free(chunk);
    return NULL;
}

struct digest_task *
digest_start(int fd) {
    struct digest_task *t = heap_new(struct digest_task);

    t->fd = fd;
    t->digest = digest_new();
    t->apart = pthread_create(&t->thread, NULL, hash_all, t) == 0;
    if (!t->apart) {
        (void)hash_all(t);
    }
    return t;
}

bool
digest_finish(struct digest_task *t, const char *path, char hex[DIGEST_HEX], struct err *e) {
    int error;

    if (t->apart) {
        (void)pthread_join(t->thread, NULL);
    }
    error = t->error;
    digest_end(t->digest, hex);
    free(t);
    errno = error;
    return error == 0 || err_os(e, ERR_IO, "đọc tệp %s không được", path);
}
