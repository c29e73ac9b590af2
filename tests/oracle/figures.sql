-- figures.sql - the indicators of spec 1.3, 1.5 and 1.6 from the tables of clean.py, by SQL alone.
-- Leaves the table figure(cap, ma, chi_tieu, v): counts and đồng whole, ratios as text with two decimals.
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = MEMORY;
CREATE TABLE people(seq INTEGER, ma_so TEXT, born TEXT, sex INTEGER, xa TEXT, dv TEXT, cq TEXT, loai TEXT, bhtn INTEGER,
                    bhyt INTEGER, nhom TEXT, tu TEXT, den TEXT);
CREATE TABLE people_before(seq INTEGER, ma_so TEXT, born TEXT, sex INTEGER, xa TEXT, dv TEXT, cq TEXT, loai TEXT, bhtn INTEGER,
                           bhyt INTEGER, nhom TEXT, tu TEXT, den TEXT);
CREATE TABLE employers(seq INTEGER, code TEXT, mst TEXT, ok INTEGER, xa TEXT, cq TEXT, lh TEXT, ld INTEGER, luong INTEGER,
                       phai INTEGER, da INTEGER, cham INTEGER, thang REAL, file TEXT, line INTEGER);
CREATE TABLE past(code TEXT, ld INTEGER, luong INTEGER, phai INTEGER, da INTEGER, cham INTEGER, thang INTEGER);
CREATE TABLE payers(seq INTEGER, mst TEXT, ok INTEGER, ten TEXT, xa TEXT, lh TEXT, status TEXT, ngay TEXT, ld INTEGER,
                    luong INTEGER, file TEXT, line INTEGER);
CREATE TABLE dan_so(nam TEXT, xa TEXT, n INTEGER, llld TEXT);
CREATE TABLE chi_tieu(nam TEXT, cap TEXT, ma TEXT, id TEXT, v INTEGER);
CREATE TABLE period(ky TEXT, nam TEXT, tu TEXT, den TEXT, truoc TEXT); -- truoc: closing day of the period before
CREATE TABLE figure_before(cap TEXT, ma TEXT, v INTEGER); -- phai_thu of the three quarters (eleven months) before
CREATE TABLE dm_xa(ma TEXT);
CREATE TABLE dm_cq(ma TEXT);
CREATE TABLE dm_nhom(ma TEXT, cq TEXT, tru INTEGER, tiem_nang TEXT);
CREATE TABLE dm_lh(ma TEXT);
.mode csv
.import people.csv people
.import people_before.csv people_before
.import employers.csv employers
.import payers.csv payers
.import past.csv past
.import dan_so.csv dan_so
.import chi_tieu.csv chi_tieu
.import period.csv period
.import before.csv figure_before
.import dm_xa.csv dm_xa
.import dm_co_quan.csv dm_cq
.import dm_nhom_bhyt.csv dm_nhom
.import dm_loai_hinh.csv dm_lh
.mode list
CREATE UNIQUE INDEX i_xa ON dm_xa(ma);
CREATE UNIQUE INDEX i_cq ON dm_cq(ma);
CREATE UNIQUE INDEX i_nhom ON dm_nhom(ma);
CREATE UNIQUE INDEX i_lh ON dm_lh(ma);
CREATE UNIQUE INDEX i_employers ON employers(seq);
CREATE UNIQUE INDEX i_payers ON payers(seq);
CREATE TABLE figure(cap TEXT, ma TEXT, chi_tieu TEXT, v);

-- Employers: the same row again counts once; the same code with other figures is summed, months the larger.
CREATE TABLE employer AS
SELECT code, min(seq) AS seq, sum(ld) AS ld, sum(luong) AS luong, sum(phai) AS phai, sum(da) AS da, sum(cham) AS cham,
       max(thang) AS thang
FROM (SELECT min(seq) AS seq, code, ld, luong, phai, da, cham, thang FROM employers
      GROUP BY code, mst, xa, cq, lh, ld, luong, phai, da, cham, thang)
GROUP BY code;
CREATE TABLE dv AS
SELECT e.code, e.ld, e.luong, e.phai, e.da, e.cham, e.thang, f.mst, f.ok,
       coalesce((SELECT ma FROM dm_xa WHERE ma = f.xa), '') AS xa,
       coalesce((SELECT ma FROM dm_cq WHERE ma = f.cq), '') AS cq,
       coalesce((SELECT ma FROM dm_lh WHERE ma = f.lh), '') AS lh
FROM employer e JOIN employers f ON f.seq = e.seq;
CREATE UNIQUE INDEX i_dv ON dv(code);

-- People: rows that count for the period, each with its lines.
CREATE TABLE p AS
SELECT seq, ma_so, born, sex, loai, bhtn, bhyt, tu, den,
       coalesce((SELECT ma FROM dm_xa WHERE ma = people.xa), '') AS xa,
       coalesce((SELECT ma FROM dm_cq WHERE ma = people.cq),
                (SELECT nullif(cq, '') FROM dv WHERE code = people.dv AND people.dv <> ''),
                (SELECT c.ma FROM dm_nhom g JOIN dm_cq c ON c.ma = g.cq WHERE g.ma = people.nhom), '') AS cq,
       coalesce((SELECT ma FROM dm_nhom WHERE ma = people.nhom), '') AS nhom,
       coalesce((SELECT tru FROM dm_nhom WHERE ma = people.nhom), 0) AS tru
FROM people
WHERE (tu = '' OR tu <= (SELECT den FROM period)) AND (den = '' OR den >= (SELECT den FROM period));
-- The first row that carries each right; of BHXH the first compulsory one, if there is any.
CREATE TABLE f_bhxh AS SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY ma_so ORDER BY loai = 'TN', seq) AS k FROM p
                                      WHERE loai IN ('BB', 'TN')) WHERE k = 1;
CREATE TABLE f_bhtn AS SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY ma_so ORDER BY seq) AS k FROM p
                                      WHERE bhtn = 1) WHERE k = 1;
CREATE TABLE f_bhyt AS SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY ma_so ORDER BY seq) AS k FROM p
                                      WHERE bhyt = 1) WHERE k = 1;
CREATE INDEX i_bhxh ON f_bhxh(ma_so);

-- Retirement ages in months by month of birth (Nghị định 135/2020/NĐ-CP, Phụ lục I): from this month on.
CREATE TABLE retire(sex INTEGER, tu TEXT, m INTEGER);
INSERT INTO retire VALUES
  (1, '1900-01', 720), (1, '1961-01', 723), (1, '1961-10', 726), (1, '1962-07', 729), (1, '1963-04', 732),
  (1, '1964-01', 735), (1, '1964-10', 738), (1, '1965-07', 741), (1, '1966-04', 744),
  (2, '1900-01', 660), (2, '1966-01', 664), (2, '1966-09', 668), (2, '1967-05', 672), (2, '1968-01', 676),
  (2, '1968-09', 680), (2, '1969-05', 684), (2, '1970-01', 688), (2, '1970-09', 692), (2, '1971-05', 696),
  (2, '1972-01', 700), (2, '1972-09', 704), (2, '1973-05', 708), (2, '1974-01', 712), (2, '1974-09', 716),
  (2, '1975-05', 720);
-- Whole months of age on the closing day; a month that lacks the day of birth ends them with its last day.
CREATE TABLE aged AS
SELECT ma_so, born, sex, xa, cq, nhom,
       (strftime('%Y', den) - strftime('%Y', born)) * 12 + strftime('%m', den) - strftime('%m', born)
       - (strftime('%d', born) > strftime('%d', den) AND strftime('%d', den, '+1 day') <> '01') AS months
FROM (SELECT f_bhyt.ma_so, born, sex, xa, cq, nhom, period.den FROM f_bhyt, period WHERE born <> '');
CREATE TABLE f_tiem_nang AS
SELECT * FROM aged
WHERE NOT EXISTS (SELECT 1 FROM f_bhxh b WHERE b.ma_so = aged.ma_so) AND months >= 180
  AND months < (SELECT min(m) FROM (SELECT m, row_number() OVER (PARTITION BY sex ORDER BY tu DESC) AS k FROM retire
                                    WHERE (aged.sex = 0 OR sex = aged.sex) AND tu <= substr(born, 1, 7)) WHERE k = 1);

-- One line per counted person and indicator, then sums per level.
CREATE TABLE fact(id TEXT, xa TEXT, cq TEXT, nhom TEXT, n INTEGER);
INSERT INTO fact SELECT CASE loai WHEN 'BB' THEN 'bhxh_bb' ELSE 'bhxh_tn' END, xa, cq, nhom, count(*) FROM f_bhxh GROUP BY 1, 2, 3, 4;
INSERT INTO fact SELECT 'bhxh', xa, cq, nhom, count(*) FROM f_bhxh GROUP BY 1, 2, 3, 4;
INSERT INTO fact SELECT 'bhxh_bp', xa, cq, nhom, count(*) FROM f_bhxh WHERE tru = 0 GROUP BY 1, 2, 3, 4;
INSERT INTO fact SELECT 'bhtn', xa, cq, nhom, count(*) FROM f_bhtn GROUP BY 1, 2, 3, 4;
INSERT INTO fact SELECT 'bhtn_bp', xa, cq, nhom, count(*) FROM f_bhtn WHERE tru = 0 GROUP BY 1, 2, 3, 4;
INSERT INTO fact SELECT 'bhyt', xa, cq, nhom, count(*) FROM f_bhyt GROUP BY 1, 2, 3, 4;
INSERT INTO fact SELECT 'bhyt_' || lower(nhom), xa, cq, nhom, count(*) FROM f_bhyt WHERE nhom <> '' GROUP BY 1, 2, 3, 4;
INSERT INTO fact SELECT 'bhxh_moi', xa, cq, nhom, count(*) FROM f_bhxh, period
  WHERE f_bhxh.tu >= period.tu AND f_bhxh.tu <= period.den GROUP BY 1, 2, 3, 4;
INSERT INTO fact SELECT 'bhxh_tn_moi', xa, cq, nhom, count(*) FROM f_bhxh, period
  WHERE loai = 'TN' AND f_bhxh.tu >= period.tu AND f_bhxh.tu <= period.den GROUP BY 1, 2, 3, 4;
INSERT INTO fact SELECT 'bhxh_tn_den_han', xa, cq, nhom, count(*) FROM f_bhxh, period
  WHERE loai = 'TN' AND f_bhxh.den > period.den AND f_bhxh.den <= date(period.den, '+90 days') GROUP BY 1, 2, 3, 4;
INSERT INTO fact SELECT CASE coalesce(g.tiem_nang, 'co') WHEN 'co' THEN 'tiem_nang_tn' ELSE 'tiem_nang_hssv' END, xa, f.cq, nhom, count(*)
  FROM f_tiem_nang f LEFT JOIN dm_nhom g ON g.ma = f.nhom WHERE coalesce(g.tiem_nang, 'co') <> 'khong' GROUP BY 1, 2, 3, 4;
INSERT INTO fact SELECT 'tiem_nang_tn_' || lower(nhom), xa, cq, nhom, count(*) FROM f_tiem_nang
  WHERE nhom IN (SELECT ma FROM dm_nhom WHERE tiem_nang = 'co') GROUP BY 1, 2, 3, 4;
INSERT INTO figure SELECT 'tinh', '46', id, sum(n) FROM fact GROUP BY id;
INSERT INTO figure SELECT 'xa', xa, id, sum(n) FROM fact GROUP BY xa, id;
INSERT INTO figure SELECT 'co_quan', cq, id, sum(n) FROM fact GROUP BY cq, id;
-- Who came and went: one line a person and right for each side, then everybody of either side once.
CREATE TABLE q AS
SELECT seq, ma_so, loai, bhtn, bhyt, coalesce((SELECT ma FROM dm_xa WHERE ma = b.xa), '') AS xa
FROM people_before b, period WHERE (b.tu = '' OR b.tu <= truoc) AND (b.den = '' OR b.den >= truoc);
CREATE TABLE side_of(side INTEGER, quyen TEXT, ma_so TEXT, loai TEXT, xa TEXT);
INSERT INTO side_of SELECT 1, 'bhxh', ma_so, loai, xa FROM f_bhxh UNION ALL SELECT 1, 'bhtn', ma_so, 'bhtn', xa FROM f_bhtn
  UNION ALL SELECT 1, 'bhyt', ma_so, 'bhyt', xa FROM f_bhyt;
INSERT INTO side_of SELECT 0, quyen, ma_so, loai, xa FROM (
  SELECT quyen, ma_so, loai, xa, row_number() OVER (PARTITION BY quyen, ma_so ORDER BY loai = 'TN', seq) AS k FROM (
    SELECT seq, 'bhxh' AS quyen, ma_so, loai, xa FROM q WHERE loai IN ('BB', 'TN')
    UNION ALL SELECT seq, 'bhtn', ma_so, 'bhtn', xa FROM q WHERE bhtn = 1
    UNION ALL SELECT seq, 'bhyt', ma_so, 'bhyt', xa FROM q WHERE bhyt = 1)) WHERE k = 1;
UPDATE side_of SET loai = 'bhxh_' || lower(loai) WHERE quyen = 'bhxh';
CREATE TABLE step AS
SELECT was, now, xa_was, xa_now
FROM (SELECT max(CASE side WHEN 0 THEN loai END) AS was, max(CASE side WHEN 1 THEN loai END) AS now,
             max(CASE side WHEN 0 THEN xa END) AS xa_was, max(CASE side WHEN 1 THEN xa END) AS xa_now
      FROM side_of GROUP BY quyen, ma_so)
WHERE EXISTS (SELECT 1 FROM people_before);
CREATE TABLE moved AS
SELECT now || '_tang' AS id, xa_now AS xa FROM step WHERE now IS NOT NULL AND (was IS NULL OR was <> now)
UNION ALL SELECT was || '_giam', xa_was FROM step WHERE was IS NOT NULL AND (now IS NULL OR was <> now)
UNION ALL SELECT now || '_den', xa_now FROM step WHERE was = now AND xa_was <> xa_now
UNION ALL SELECT was || '_di', xa_was FROM step WHERE was = now AND xa_was <> xa_now
UNION ALL SELECT substr(was, 6) || '_' || substr(now, 6), xa_was FROM step WHERE was <> now;
INSERT INTO figure SELECT 'tinh', '46', id, count(*) FROM moved GROUP BY id;
INSERT INTO figure SELECT 'xa', xa, id, count(*) FROM moved GROUP BY xa, id;
-- A group's own line needs no indicator of one group.
INSERT INTO figure SELECT 'nhom', nhom, id, sum(n) FROM fact WHERE id NOT LIKE 'bhyt!_%' ESCAPE '!'
  AND id NOT LIKE 'tiem!_nang!_tn!_%' ESCAPE '!' GROUP BY nhom, id;

-- Employers.
CREATE TABLE dv_fact AS
SELECT id, xa, cq, lh, sum(v) AS v FROM (
  SELECT 'dv' AS id, xa, cq, lh, 1 AS v FROM dv
  UNION ALL SELECT 'dv_ld', xa, cq, lh, ld FROM dv
  UNION ALL SELECT 'quy_luong', xa, cq, lh, luong FROM dv
  UNION ALL SELECT 'phai_thu', xa, cq, lh, phai FROM dv
  UNION ALL SELECT 'da_thu', xa, cq, lh, da FROM dv
  UNION ALL SELECT 'cham_dong', xa, cq, lh, max(cham, 0) FROM dv
  UNION ALL SELECT 'dong_thua', xa, cq, lh, max(-cham, 0) FROM dv
  UNION ALL SELECT CASE WHEN thang < 1 THEN 'cham_d1' WHEN thang < 3 THEN 'cham_1_3' WHEN thang < 6 THEN 'cham_3_6'
                        WHEN thang < 12 THEN 'cham_6_12' ELSE 'cham_12' END, xa, cq, lh, max(cham, 0) FROM dv
  UNION ALL SELECT 'dv_cham', xa, cq, lh, 1 FROM dv WHERE cham > 0
  UNION ALL SELECT 'dv_cham_3t', xa, cq, lh, 1 FROM dv WHERE cham > 0 AND thang >= 3)
GROUP BY id, xa, cq, lh;

-- Against the quarter before, employer by employer; an empty quarter before tells nothing.
CREATE TABLE was AS SELECT code, max(sum(cham), 0) AS cham FROM (SELECT DISTINCT * FROM past) GROUP BY code;
CREATE UNIQUE INDEX i_was ON was(code);
INSERT INTO dv_fact
SELECT CASE WHEN coalesce(w.cham, 0) = 0 THEN 'dv_cham_moi' WHEN dv.cham <= 0 THEN 'dv_het_cham'
            WHEN dv.cham > w.cham THEN 'dv_cham_tang' ELSE 'dv_cham_giam' END, xa, cq, lh, count(*)
FROM dv LEFT JOIN was w ON w.code = dv.code
WHERE EXISTS (SELECT 1 FROM was) AND max(dv.cham, 0) <> coalesce(w.cham, 0) GROUP BY 1, 2, 3, 4;

-- Tax side against BHXH side, by tax code.
CREATE TABLE payer AS
SELECT mst, min(seq) AS seq, sum(ld) AS ld, sum(luong) AS luong, max(active) AS active,
       min(nullif(ngay, '')) AS ngay
FROM (SELECT DISTINCT mst, ten, xa, lh, status IN ('00', '04') AS active, ngay, ld, luong, min(seq) OVER (PARTITION BY mst) AS seq FROM payers)
GROUP BY mst;
CREATE UNIQUE INDEX i_payer ON payer(mst);
CREATE TABLE side AS -- the BHXH side of a code: lines of its largest employer, then lowest code
SELECT mst, sum(ld) OVER w AS ld, sum(luong) OVER w AS luong, xa, cq, lh, k
FROM (SELECT *, row_number() OVER (PARTITION BY mst ORDER BY ld DESC, code) AS k FROM dv WHERE ok = 1)
WINDOW w AS (PARTITION BY mst);
DELETE FROM side WHERE k > 1;
CREATE UNIQUE INDEX i_side ON side(mst);
CREATE TABLE pair AS
SELECT '' AS mst, 'sai_mst' AS lop, xa, cq, lh, ld AS b_ld, 0 AS t_ld, 0 AS active, 0 AS tax, NULL AS ngay, 0 AS t_luong FROM dv WHERE ok = 0
UNION ALL
SELECT s.mst, CASE WHEN t.mst IS NULL THEN 'khong_thue' WHEN NOT t.active THEN 'ngung_thue' WHEN t.ld > s.ld THEN 'thieu_ld'
            WHEN t.luong * 100 > s.luong * 105 THEN 'thieu_luong' WHEN s.ld > t.ld THEN 'thua_ld' ELSE 'khop' END,
       s.xa, s.cq, s.lh, s.ld, coalesce(t.ld, 0), coalesce(t.active, 0), t.mst IS NOT NULL, t.ngay, coalesce(t.luong, 0)
FROM side s LEFT JOIN payer t ON t.mst = s.mst
UNION ALL
SELECT t.mst, CASE WHEN NOT t.active THEN 'thue_ngung' WHEN t.ld > 0 THEN 'chua_tg' ELSE 'thue_khong_ld' END,
       coalesce((SELECT ma FROM dm_xa WHERE ma = r.xa), ''), '', coalesce((SELECT ma FROM dm_lh WHERE ma = r.lh), ''),
       0, t.ld, t.active, 1, t.ngay, t.luong
FROM payer t JOIN payers r ON r.seq = t.seq WHERE NOT EXISTS (SELECT 1 FROM side s WHERE s.mst = t.mst);
-- The class of every employer and every tax payer, by the first row that tells of it.
CREATE INDEX i_pair ON pair(mst);
CREATE TABLE class AS
SELECT e.file, e.line, CASE dv.ok WHEN 0 THEN 'sai_mst' ELSE pair.lop END AS lop
FROM (SELECT code, min(seq) AS seq FROM employers GROUP BY code) f CROSS JOIN dv ON dv.code = f.code
CROSS JOIN employers e ON e.seq = f.seq LEFT JOIN pair ON dv.ok = 1 AND pair.mst = dv.mst
UNION ALL
SELECT r.file, r.line, pair.lop FROM payer t JOIN payers r ON r.seq = t.seq LEFT JOIN pair ON pair.mst = t.mst;
-- The tax side's own figures stand at the tax payer's commune and kind; its department is the BHXH side's.
CREATE TABLE own AS
SELECT coalesce((SELECT ma FROM dm_xa WHERE ma = r.xa), '') AS xa, coalesce(s.cq, '') AS cq,
       coalesce((SELECT ma FROM dm_lh WHERE ma = r.lh), '') AS lh, t.ld, t.luong, t.active, t.ngay, s.mst IS NULL AS alone
FROM payer t JOIN payers r ON r.seq = t.seq LEFT JOIN side s ON s.mst = t.mst;
INSERT INTO dv_fact
SELECT id, xa, cq, lh, sum(v) FROM (
  SELECT 'dc_' || lop AS id, xa, cq, lh, 1 AS v FROM pair
  UNION ALL SELECT 'dc_' || lop || '_ld', xa, cq, lh, abs(t_ld - b_ld) FROM pair
  UNION ALL SELECT 'thue_dv', xa, cq, lh, 1 FROM own WHERE active
  UNION ALL SELECT 'thue_ld', xa, cq, lh, ld FROM own WHERE active
  UNION ALL SELECT 'thue_quy_luong', xa, cq, lh, luong FROM own WHERE active
  UNION ALL SELECT 'thue_moi', xa, cq, lh, 1 FROM own, period WHERE ngay >= period.tu AND ngay <= period.den
  UNION ALL SELECT 'thue_moi_ctg', xa, cq, lh, 1 FROM own, period
            WHERE ngay >= period.tu AND ngay <= period.den AND alone)
GROUP BY id, xa, cq, lh;
INSERT INTO figure SELECT 'tinh', '46', id, sum(v) FROM dv_fact GROUP BY id;
INSERT INTO figure SELECT 'xa', xa, id, sum(v) FROM dv_fact GROUP BY xa, id;
INSERT INTO figure SELECT 'co_quan', cq, id, sum(v) FROM dv_fact GROUP BY cq, id;
INSERT INTO figure SELECT 'loai_hinh', lh, id, sum(v) FROM dv_fact GROUP BY lh, id;

-- Population, labour force (51 % where it is missing), targets.
INSERT INTO figure SELECT CASE xa WHEN '46' THEN 'tinh' ELSE 'xa' END, xa, 'dan_so', n FROM dan_so, period
  WHERE dan_so.nam = period.nam;
INSERT INTO figure SELECT CASE xa WHEN '46' THEN 'tinh' ELSE 'xa' END, xa, 'llld',
    CASE llld WHEN '' THEN (n * 51 + 50) / 100 ELSE CAST(llld AS INTEGER) END FROM dan_so, period
  WHERE dan_so.nam = period.nam AND (xa <> '46' OR llld <> '');
-- The province's: its own, else its communes', given and estimated.
INSERT INTO figure SELECT 'tinh', '46', 'llld', sum(v) FROM figure WHERE chi_tieu = 'llld' AND cap = 'xa'
  AND NOT EXISTS (SELECT 1 FROM figure WHERE chi_tieu = 'llld' AND cap = 'tinh') HAVING count(*) > 0;
INSERT INTO figure SELECT cap, ma, 'ct_' || id, v FROM chi_tieu, period WHERE chi_tieu.nam = period.nam;

CREATE INDEX i_figure ON figure(cap, ma, chi_tieu);

-- BHXH where only its kinds are given; the last year ahead with a headcount target.
INSERT INTO figure SELECT b.cap, b.ma, 'ct_bhxh', b.v + t.v FROM figure b JOIN figure t ON t.cap = b.cap AND t.ma = b.ma
  AND t.chi_tieu = 'ct_bhxh_tn' WHERE b.chi_tieu = 'ct_bhxh_bb'
  AND NOT EXISTS (SELECT 1 FROM figure f WHERE f.cap = b.cap AND f.ma = b.ma AND f.chi_tieu = 'ct_bhxh');
INSERT INTO figure SELECT cap, ma, 'lt_' || id, v FROM chi_tieu WHERE id IN ('bhxh', 'bhxh_bb', 'bhxh_tn', 'bhtn', 'bhyt')
  AND nam = (SELECT max(c.nam) FROM chi_tieu c, period WHERE c.nam > period.nam
             AND c.id IN ('bhxh', 'bhxh_bb', 'bhxh_tn', 'bhtn', 'bhyt'));
INSERT INTO figure SELECT b.cap, b.ma, 'lt_bhxh', b.v + t.v FROM figure b JOIN figure t ON t.cap = b.cap AND t.ma = b.ma
  AND t.chi_tieu = 'lt_bhxh_tn' WHERE b.chi_tieu = 'lt_bhxh_bb'
  AND NOT EXISTS (SELECT 1 FROM figure f WHERE f.cap = b.cap AND f.ma = b.ma AND f.chi_tieu = 'lt_bhxh');

-- Dues of a year: the plan (communes their own where all have one, else shared by dues, largest remainder), else the last
-- four quarters (twelve months) where figure_before has them, else the period's times as many.
CREATE TABLE plan AS SELECT v FROM figure WHERE cap = 'tinh' AND chi_tieu = 'ct_phai_thu';
CREATE TABLE level AS SELECT 'tinh' AS cap, 1 AS n, 0 AS own UNION ALL
  SELECT 'xa', count(*), count(*) = (SELECT count(*) FROM figure WHERE cap = 'xa' AND chi_tieu = 'ct_phai_thu') FROM dm_xa UNION ALL
  SELECT 'co_quan', count(*), count(*) = (SELECT count(*) FROM figure WHERE cap = 'co_quan' AND chi_tieu = 'ct_phai_thu') FROM dm_cq
  UNION ALL SELECT 'loai_hinh', count(*), 0 FROM dm_lh;
INSERT INTO figure SELECT f.cap, f.ma, 'phai_thu_nam', f.v FROM figure f JOIN level l ON l.cap = f.cap
WHERE f.chi_tieu = 'ct_phai_thu' AND (f.cap = 'tinh' OR l.own) AND EXISTS (SELECT 1 FROM plan);
-- plan x dues / all dues in whole numbers of 64 bits: the dues in two parts of six digits, long division.
CREATE TABLE share AS
SELECT cap, ma, ma = '' AS no_place, q * v + h / t * 1000000 + (h % t * 1000000 + r * (v % 1000000)) / t AS part,
       (h % t * 1000000 + r * (v % 1000000)) % t AS rest
FROM (SELECT f.cap, f.ma, f.v, t.v AS t, plan.v / t.v AS q, plan.v % t.v AS r, plan.v % t.v * (f.v / 1000000) AS h
      FROM figure f JOIN level l ON l.cap = f.cap AND l.cap <> 'tinh' AND NOT l.own CROSS JOIN plan
      CROSS JOIN (SELECT v FROM figure WHERE cap = 'tinh' AND chi_tieu = 'phai_thu') t WHERE f.chi_tieu = 'phai_thu');
INSERT INTO figure
SELECT s.cap, s.ma, 'phai_thu_nam', s.part + (row_number() OVER (PARTITION BY s.cap ORDER BY s.rest DESC, s.no_place, s.ma)
    <= plan.v - sum(s.part) OVER (PARTITION BY s.cap))
FROM share s CROSS JOIN plan;
CREATE TABLE in_year AS SELECT CASE WHEN ky LIKE '%M%' THEN 12 ELSE 4 END AS n FROM period;
CREATE TABLE whole AS SELECT b.cap, b.ma, coalesce(f.v, 0) + b.v AS v -- a line may have nothing to pay in this quarter
FROM (SELECT cap, ma, sum(v) AS v, count(*) AS n FROM figure_before GROUP BY cap, ma) b
LEFT JOIN figure f ON f.cap = b.cap AND f.ma = b.ma AND f.chi_tieu = 'phai_thu'
WHERE b.n = (SELECT n - 1 FROM in_year) AND EXISTS (SELECT 1 FROM figure WHERE chi_tieu = 'phai_thu');
INSERT INTO figure SELECT cap, ma, 'phai_thu_nam', v FROM whole
WHERE EXISTS (SELECT 1 FROM whole WHERE cap = 'tinh') AND NOT EXISTS (SELECT 1 FROM plan);
INSERT INTO figure SELECT cap, ma, 'phai_thu_nam', (SELECT n FROM in_year) * v FROM figure
WHERE chi_tieu = 'phai_thu' AND NOT EXISTS (SELECT 1 FROM whole WHERE cap = 'tinh') AND NOT EXISTS (SELECT 1 FROM plan);

-- Ratios: exact, half up to hundredths of a percent, once.
CREATE TABLE ratio(id TEXT, num TEXT, den TEXT);
INSERT INTO ratio VALUES ('bp_bhxh', 'bhxh_bp', 'llld'), ('bp_bhtn', 'bhtn_bp', 'llld'), ('bp_bhyt', 'bhyt', 'dan_so'),
  ('ht_bhxh_bb', 'bhxh_bb', 'ct_bhxh_bb'), ('ht_bhxh_tn', 'bhxh_tn', 'ct_bhxh_tn'), ('ht_bhtn', 'bhtn', 'ct_bhtn'),
  ('ht_bhyt', 'bhyt', 'ct_bhyt'), ('tl_cham', 'cham_dong', 'phai_thu_nam'),
  ('ht_bhxh', 'bhxh', 'ct_bhxh'), ('ht_lt_bhxh', 'bhxh', 'lt_bhxh'), ('ht_lt_bhxh_bb', 'bhxh_bb', 'lt_bhxh_bb'),
  ('ht_lt_bhxh_tn', 'bhxh_tn', 'lt_bhxh_tn'), ('ht_lt_bhtn', 'bhtn', 'lt_bhtn'), ('ht_lt_bhyt', 'bhyt', 'lt_bhyt');
CREATE TABLE rate AS
SELECT d.cap, d.ma, r.id, (20000 * coalesce(n.v, 0) + d.v) / (2 * d.v) AS h
FROM ratio r CROSS JOIN figure d ON d.chi_tieu = r.den AND d.v > 0
LEFT JOIN figure n ON n.cap = d.cap AND n.ma = d.ma AND n.chi_tieu = r.num;
INSERT INTO figure SELECT cap, ma, id, printf('%d.%02d', h / 100, h % 100) FROM rate;
-- Completion of a rate: (a/b) / (c/10000), in one rounding.
CREATE TABLE goal AS SELECT cap, ma, substr(chi_tieu, 4) AS id, v AS c FROM figure WHERE chi_tieu IN
  ('ct_bp_bhxh', 'ct_bp_bhtn', 'ct_bp_bhyt');
CREATE TABLE reached AS
SELECT g.cap, g.ma, 'ht_' || g.id AS id, (200000000 * n.v + d.v * g.c) / (2 * d.v * g.c) AS h
FROM goal g CROSS JOIN ratio r ON r.id = g.id
CROSS JOIN figure n ON n.cap = g.cap AND n.ma = g.ma AND n.chi_tieu = r.num
CROSS JOIN figure d ON d.cap = g.cap AND d.ma = g.ma AND d.chi_tieu = r.den;
INSERT INTO figure SELECT cap, ma, id, printf('%d.%02d', h / 100, h % 100) FROM reached;
UPDATE figure SET v = printf('%d.%02d', v / 100, v % 100) WHERE chi_tieu LIKE 'ct!_bp!_%' ESCAPE '!';
