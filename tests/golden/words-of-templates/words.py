"""Every word of the templates' language that a room of src/ takes stands in docs/mau-trinh-bay.md, as a word of its own in `code`.

words.py TOP [PAGE]: the words are read where they stand in the source, once each; a list that is not found is a failure, so that one that
moves is not forgotten."""
import os
import re
import sys

top = sys.argv[1]
page = open(sys.argv[2] if len(sys.argv) > 2 else os.path.join(top, "docs/mau-trinh-bay.md"), encoding="utf-8").read()
# The page's words: what stands in `...`, in {...} and in the worked examples.
spoken = set()
for code in re.findall(r"```\w*\n(.*?)```|`([^`\n]*)`", page, re.S):
    for text in code:
        spoken.update(re.findall(r"[\w.<>-]+", text))
        spoken.update(re.findall(r"[a-z_0-9]+", text))


def words(file, begin, end, pattern):
    text = open(os.path.join(top, "src", file), encoding="utf-8").read()
    part = re.search(re.escape(begin) + r"(.*?)" + re.escape(end), text, re.S)
    found = re.findall(pattern, part.group(1)) if part else []
    if not found:
        sys.exit(f"{file}: no words after {begin!r}")
    return [w for w in found if w]


KEY = r'(?:KEYN?\(\w+, |\{)"([a-z_]+)"|TEXT\(\w+, (\w+)\)'
ANNEX = "language/annex.c"
LISTS = [
    *((f"[{section}]", ANNEX, f"{table}[] = {{", "\n};", KEY)
      for section, table in (("phu_luc", "annex_keys"), ("bang.", "table_keys"), ("cot.", "column_keys"),
                             ("dong.", "row_keys"), ("bieu_do.", "chart_keys"))),
    ("kinds of columns", "template/column_kinds.c", "filled_table_kind", "annex_kind *const", r'\.(?:key|word) = "([a-z_]+)"'),
    ("roles of lines", "language/annex_check.c", "static const char *const words[] = {", "}", r'"(\w+)"'),
    ("what lines are", "language/annex_check.c", 'LIST_WORD(NAME, id) "danh_sach:" id,', "LIST_CATALOGUE", r'"(\w+)"'),
    ("lists", "figures/list.h", "#define LIST_CATALOGUE(X)", "\n\n", r'X\(\w+, "(\w+)"'),
    ("fields of lists", "figures/list.h", "#define LIST_FIELDS(X)", "\n\n", r'X\(\w+, "(\w+)"'),
    ("years of columns", "language/annex_columns.c", "if (str_eq(col->nam", "phải là", r'STR\("(\w+)"\)'),
    ("kinds of charts", "language/annex_charts.c", "kinds[KINDS] = {", "}", r'= "(\w+)"'),
    ("front of a report", "language/prose_front.c", "} keys[] = {", "};", r'\{"(\w+)"'),
    ("periods", "language/prose_front.c", "period_word[PROSE_PERIODS] = {", "};", r'= "([\w-]+)"'),
    ("offices", "language/sender_id.h", "#define SENDERS(X)", "\n\n", r'X\(\w+, "(\w+)"'),
    ("a place as office", "language/sender_id.c", "str_eq(id, ", "\n}\n", r'STR\("(\w+)"'),
    ("endings of figures", "language/figure.c", "endings[] = {", "};", r'"(\w+)"'),
    ("in braces", "language/placeholder.h", "#define PLACEHOLDERS(X)", "\n\n", r'X\(\w+, "(\w+)"'),
    ("conditions", "language/placeholder_parts.c", "lone_clauses[] = {", "};", r'\{"(\w+)"'),
    ("plain words", "language/words_names.h", "#define WORDS(X)", "clang-format on", r'X\(\w+, "([\w.]+)"'),
    ("forms", "ingest/form.c", "known[] = {", "};", r'"(\w+)"'),
    ("keys of forms", "ingest/form.c", "read_head(", "/*", r'ini_entry\(s, STR\("(\w+)"\)'),
]
for name, file, begin, end, pattern in LISTS:
    found = [next(w for w in f if w) if isinstance(f, tuple) else f for f in words(file, begin, end, pattern)]
    lost = [w for w in found if w not in spoken and not any(s.startswith(w) for s in spoken if w.endswith("_"))]
    print(f"{name}:", "every word is told of" if not lost else "NOT TOLD: " + " ".join(lost))
