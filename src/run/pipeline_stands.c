/*
 * pipeline_stands - a commune's documents that were asked for and stand in the published set as they would come out now.
 * See pipeline_parts.h.
 */

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "dim/member.h"
#include "run/pipeline.h"
#include "run/pipeline_parts.h"
#include "store/manifest.h"

static bool
are_whole(struct pipeline_job *j, const struct documents_jobs *jobs, const char *folder) {
    struct manifest_output *made = NULL;
    struct err ignored;
    size_t n = 0;
    bool whole = manifest_outputs(&j->arena, folder, &made, &n, &ignored) && jobs->n > 0;

    for (size_t i = 0; whole && i < jobs->n; i++) {
        const struct workers_job *job = &jobs->job[i];

        whole = manifest_is_whole(folder, made, n, job->path) &&
                (job->twin == NULL || manifest_is_whole(folder, made, n, job->twin));
    }
    return whole;
}

/* What would come out otherwise than it stands, between commas; "": nothing. */
static const char *
changes(struct pipeline_job *j, const char *folder) {
    const struct pipeline_request *r = j->r;
    const char *whole = fingerprint_options(&j->arena, r->profile, r->arguments_of_all);
    struct fingerprint was;
    struct fingerprint is = j->cause;
    struct buf b = {0};
    struct err ignored;
    const char *text;

    fingerprint_options_digest(whole, is.part[FINGERPRINT_OPTIONS]);
    if (!fingerprint_of_set(folder, &was, &ignored) || was.whole[0] == '\0') {
        return MANIFEST_NAME;
    }
    fingerprint_changes(&was, &is, &b);
    text = str_keep(&j->arena, str_from(buf_z(&b))).p;
    buf_free(&b);
    return text;
}

bool
pipeline_stands(struct pipeline_job *j, const struct documents_jobs *jobs, struct err *e) {
    const char *folder = fs_join(&j->arena, j->r->output, j->name);
    const struct member_list *xa = &j->g.members.list[MEMBER_XA];
    const char *changed;
    struct err refused = *e;

    if (j->r->xa == NULL || j->r->only != NULL || jobs->job == NULL || !fs_is_dir(folder)) {
        return false;
    }
    changed = changes(j, folder);
    if (changed[0] != '\0') {
        return err_set(e, refused.kind, "%s; từ khi phát hành đã thay đổi: %s", refused.what,
                       changed);
    }
    if (!are_whole(j, jobs, folder)) {
        return false;
    }
    j->out->documents = jobs->n;
    j->out->stands = true;
    outcome_folder(j->out, fs_join(&j->arena, folder,
                                   member_pack(&j->arena, MEMBER_XA, &xa->m[j->documents.xa]).p));
    *e = (struct err){.kind = ERR_NONE};
    return true;
}
