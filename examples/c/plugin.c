/* Opens the library while running, as programs do that must start without it: plugin LIBRARY DRAFT
 * prints the document as JSON. Types and numbers come from the header, functions by their names. */
#include <dlfcn.h>
#include <gongwen.h>
#include <stdio.h>
#include <string.h>

static gongwen_status (*convert)(const void *, size_t, gongwen_format, gongwen_encoding,
                                 gongwen_format, const gongwen_options *, gongwen_buffer *,
                                 gongwen_diagnostics **, gongwen_error **);
static void (*buffer_free)(gongwen_buffer *);
static uint32_t (*version_number)(void);

/* The address of a function; copied, because ISO C turns no object pointer into a function. */
static int load(void *library, const char *name, void *into)
{
    void *address = dlsym(library, name);
    memcpy(into, &address, sizeof address);
    return address != NULL;
}

int main(int argc, char **argv)
{
    static char draft[1 << 20];
    gongwen_buffer json = GONGWEN_BUFFER_INIT;
    FILE *file = argc == 3 ? fopen(argv[2], "rb") : NULL;
    void *library = file == NULL ? NULL : dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    size_t len;
    if (library == NULL || !load(library, "gongwen_convert", &convert)
        || !load(library, "gongwen_buffer_free", &buffer_free)
        || !load(library, "gongwen_version_number", &version_number)) {
        fprintf(stderr, "plugin LIBRARY DRAFT\n");
        return 2;
    }
    /* While the major version is 0, only the same minor version has the same functions. */
    if (version_number() / 100 != GONGWEN_VERSION_MAJOR * 100 + GONGWEN_VERSION_MINOR)
        return 3;
    len = fread(draft, 1, sizeof draft, file);
    fclose(file);
    if (len == sizeof draft) {
        fprintf(stderr, "the draft does not fit\n");
        return 1;
    }
    if (convert(draft, len, GONGWEN_FORMAT_DETECT, GONGWEN_ENCODING_DETECT, GONGWEN_FORMAT_JSON,
                NULL, &json, NULL, NULL) != GONGWEN_OK)
        return 1;
    fwrite(json.data, 1, json.len, stdout);
    buffer_free(&json);
    dlclose(library);
    return 0;
}
