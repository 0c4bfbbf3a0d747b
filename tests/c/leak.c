/* A planted leak: the checks of memory must find it, so that they are known to work. */
#include "draft.h"
#include "gongwen.h"

#include <stddef.h>

int main(void)
{
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    gongwen_status status = gongwen_convert(draft_json, sizeof draft_json - 1, GONGWEN_FORMAT_JSON,
                                            GONGWEN_ENCODING_UTF8, GONGWEN_FORMAT_JSON, NULL, &out,
                                            NULL, NULL);
    out.data = NULL;
    return status;
}
