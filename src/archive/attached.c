/* attached - the files that a PDF carries.  See attached.h. */

#include "archive/attached.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

enum {
    NODES_MOST = 512, /* of a tree of names or of fields: a larger one may be a circle */
    SHA256_BYTES = 32
};

struct node {
    qpdf_oh at;
    bool signs; /* of fields: the one above is a signature */
};
struct reader {
    qpdf_data q;
    struct arena *arena;
    str pdf;
    struct attached *out;
    struct node node[NODES_MOST]; /* seen, and to be seen */
    size_t nodes;
    bool strange; /* too many nodes, or a file that is none */
};

/* d[key], or nothing where d is no dictionary. */
static qpdf_oh
value(const struct reader *r, qpdf_oh d, const char *key) {
    return qpdf_oh_is_dictionary(r->q, d) ? qpdf_oh_get_key(r->q, d, key) : qpdf_oh_new_null(r->q);
}

/* A file specification: its bytes by their digest. */
static void
read_file(struct reader *r, qpdf_oh spec) {
    const qpdf_oh held = value(r, spec, "/EF");
    const qpdf_oh plain = value(r, held, "/F");
    const qpdf_oh stream = qpdf_oh_is_stream(r->q, plain) ? plain : value(r, held, "/UF");
    const qpdf_oh shown = value(r, spec, "/UF");
    const qpdf_oh name = qpdf_oh_is_string(r->q, shown) ? shown : value(r, spec, "/F");
    struct attached_file *f = &r->out->file[r->out->files];
    unsigned char *bytes = NULL;
    size_t n = 0;
    QPDF_BOOL decoded = QPDF_FALSE;

    if (r->out->files == ATTACHED_MOST || !qpdf_oh_is_stream(r->q, stream) ||
        !qpdf_oh_is_string(r->q, name) ||
        (qpdf_oh_get_stream_data(r->q, stream, qpdf_dl_all, &decoded, &bytes, &n) & QPDF_ERRORS) !=
            0) {
        r->strange = true;
        free(bytes);
        return;
    }
    f->name = str_keep(r->arena, str_from(qpdf_oh_get_utf8_value(r->q, name))).p;
    digest_bytes(bytes, n, f->sha256);
    r->out->files++;
    free(bytes);
}

static int
length(const struct reader *r, qpdf_oh array) {
    return qpdf_oh_is_array(r->q, array) ? qpdf_oh_get_array_n_items(r->q, array) : 0;
}

static void
push(struct reader *r, qpdf_oh nodes, bool signs) {
    const int n = length(r, nodes);

    for (int i = 0; i < n && !r->strange; i++) {
        r->strange = r->nodes == NODES_MOST;
        if (!r->strange) {
            r->node[r->nodes++] = (struct node){qpdf_oh_get_array_item(r->q, nodes, i), signs};
        }
    }
}

/* A node holds names, each with its file behind it, or further nodes. */
static void
read_names(struct reader *r, qpdf_oh root) {
    r->node[0] = (struct node){root, false};
    r->nodes = 1;
    for (size_t k = 0; k < r->nodes; k++) {
        const qpdf_oh names = value(r, r->node[k].at, "/Names");
        const int n = length(r, names);

        for (int i = 1; i < n && !r->strange; i += 2) {
            read_file(r, qpdf_oh_get_array_item(r->q, names, i));
        }
        push(r, value(r, r->node[k].at, "/Kids"), false);
    }
}

/* Two parts of the file. */
struct range {
    size_t first_n; /* bytes from the beginning */
    size_t second, second_n;
};

/* /ByteRange [0 840 960 240] speaks for the first 840 bytes and for 240 from 960 on: up to 1200. */
static bool
read_range(const struct reader *r, qpdf_oh array, struct range *out) {
    const long long most = (long long)r->pdf.n;
    long long v[4] = {1, 0, 0, 0};

    for (int i = 0; i < 4 && length(r, array) == 4; i++) {
        v[i] = qpdf_oh_get_int_value(r->q, qpdf_oh_get_array_item(r->q, array, i));
    }
    *out = (struct range){(size_t)v[1], (size_t)v[2], (size_t)v[3]};
    return v[0] == 0 && v[1] > 0 && v[2] >= v[1] && v[2] <= most && v[3] >= 0 &&
           v[3] <= most - v[2];
}

static void
digest_of(const struct reader *r, const struct range *of, char hex[DIGEST_HEX]) {
    struct digest *d = digest_new();

    digest_add(d, r->pdf.p, of->first_n);
    digest_add(d, r->pdf.p + of->second, of->second_n);
    digest_end(d, hex);
}

static bool
is_hex_of(const char *hex, const unsigned char *bytes) {
    static const char digit[] = "0123456789abcdef";
    bool same = true;

    for (size_t i = 0; i < SHA256_BYTES; i++) {
        same = same && hex[2 * i] == digit[bytes[i] >> 4] && hex[2 * i + 1] == digit[bytes[i] & 15];
    }
    return same;
}

/* A signature (RFC 5652) holds the digest of what is signed as an attribute: its identifier, 1.2.840.113549.1.9.4, and
 * a set of one string of bytes.  A stamp of time inside has such an attribute for itself. */
static bool
is_broken(str signature, const char *hex) {
    static const char id[] = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04\x31";
    enum { ID = sizeof id - 1, STRING = ID + 1, LENGTH, BYTES };
    size_t others = 0;
    size_t at = 0;

    while (signature.n - at >= BYTES + SHA256_BYTES) {
        const unsigned char *p =
            memmem(signature.p + at, signature.n - at - BYTES - SHA256_BYTES + ID, id, ID);

        if (p == NULL) {
            break;
        }
        if (p[STRING] != 4 || p[LENGTH] != SHA256_BYTES) {
            return false;
        }
        if (is_hex_of(hex, p + BYTES)) {
            return false;
        }
        others++;
        at = (size_t)((const char *)p - signature.p) + ID;
    }
    return others > 0;
}

static void
read_signature(struct reader *r, qpdf_oh signature) {
    const qpdf_oh contents = value(r, signature, "/Contents");
    struct range range;
    char hex[DIGEST_HEX];
    str bytes = {NULL, 0};

    r->out->signatures++;
    if (!read_range(r, value(r, signature, "/ByteRange"), &range)) {
        return;
    }
    if (range.second + range.second_n > r->out->signed_to) {
        r->out->signed_to = range.second + range.second_n;
    }
    if (qpdf_oh_is_string(r->q, contents)) {
        bytes.p = qpdf_oh_get_binary_string_value(r->q, contents, &bytes.n);
        digest_of(r, &range, hex);
        r->out->broken += is_broken(bytes, hex);
    }
}

/* A field is a signature when it, or the one above it, says so, and is signed when it has a value. */
static void
read_fields(struct reader *r, qpdf_oh fields) {
    r->nodes = 0;
    push(r, fields, false);
    for (size_t k = 0; k < r->nodes; k++) {
        const struct node at = r->node[k];
        const qpdf_oh kind = value(r, at.at, "/FT");
        const bool signs = qpdf_oh_is_name(r->q, kind)
                               ? str_eq(str_from(qpdf_oh_get_name(r->q, kind)), STR("/Sig"))
                               : at.signs;

        if (signs && qpdf_oh_is_dictionary(r->q, value(r, at.at, "/V"))) {
            read_signature(r, value(r, at.at, "/V"));
        }
        push(r, value(r, at.at, "/Kids"), signs);
    }
}

/* An error that nobody asked for is printed by the library at the end. */
static void
hush(const struct reader *r) {
    while (qpdf_has_error(r->q)) {
        (void)qpdf_get_error(r->q);
    }
}

bool
attached_read(struct arena *a, str pdf, struct attached *out, struct err *e) {
    struct reader r = {.q = qpdf_init(), .arena = a, .pdf = pdf, .out = out};
    bool ok;

    *out = (struct attached){.files = 0};
    qpdf_silence_errors(r.q);
    qpdf_set_suppress_warnings(r.q, QPDF_TRUE);
    ok = (qpdf_read_memory(r.q, "", pdf.p, pdf.n, NULL) & QPDF_ERRORS) == 0;
    if (ok) {
        const qpdf_oh root = qpdf_get_root(r.q);

        read_names(&r, value(&r, value(&r, root, "/Names"), "/EmbeddedFiles"));
        read_fields(&r, value(&r, value(&r, root, "/AcroForm"), "/Fields"));
        ok = !r.strange;
    }
    hush(&r);
    qpdf_cleanup(&r.q);
    return ok || err_set(e, ERR_DATA, "không phải tệp PDF đọc được, hoặc tệp bị hỏng");
}
