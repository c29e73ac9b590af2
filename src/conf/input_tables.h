/*
 * input_tables - the tables that people deliver or keep in input/ (spec 2), by the names that they have in file names,
 * messages and the profile's sections [cot.<table>] and [tep.<table>].
 */
#ifndef CONF_INPUT_TABLES_H
#define CONF_INPUT_TABLES_H

/* NAME, the table's name.  Their columns stand in ingest/schema.h. */
#define INPUT_TABLES(X)                                                                            \
    X(NGUOI_THAM_GIA, nguoi_tham_gia)                                                              \
    X(DON_VI, don_vi)                                                                              \
    X(THUE, thue)                                                                                  \
    X(DAN_SO, dan_so)                                                                              \
    X(CHI_TIEU, chi_tieu)                                                                          \
    X(XA, xa)                                                                                      \
    X(CO_QUAN, co_quan)                                                                            \
    X(NHOM_BHYT, nhom_bhyt)                                                                        \
    X(LOAI_HINH, loai_hinh)                                                                        \
    X(QUY_DOI_XA, quy_doi_xa)                                                                      \
    X(QUYET_DINH, quyet_dinh_doi_chieu)                                                            \
    X(DIA_CHI, quyet_dinh_dia_chi)                                                                 \
    X(LICH_SU, lich_su)                                                                            \
    X(CHUYEN_DE, chuyen_de)                                                                        \
    X(GIAI_TRINH, giai_trinh)

/* The file of a table that serves all periods, in the input folder: INPUT_FILE(dan_so) is "dan_so.csv", INPUT_LIST(xa)
 * "danh_muc/xa.csv". */
#define INPUT_LISTS      "danh_muc"
#define INPUT_FILE(name) #name ".csv"
#define INPUT_LIST(name) INPUT_LISTS "/" INPUT_FILE(name)

#endif /* CONF_INPUT_TABLES_H */
