/* The header alone, twice, in every dialect: only compiled. */
#include "gongwen.h"
#include "gongwen.h"

extern gongwen_buffer unused;
gongwen_buffer unused = GONGWEN_BUFFER_INIT;
