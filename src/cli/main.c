/* main - the words on the command line, turned into one call and one exit status. */

#include "base/err.h"

int
main(void) {
    return err_exit_status(ERR_NONE);
}
