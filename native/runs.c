/* Where runs of nouns stand among the tags of tokens: the pattern `texts.RUN`. */
#include "fast.h"

static int is_noun(char tag) { return tag == 'N' || tag == 'T' || tag == 'F' || tag == 'G' || tag == 'o'; }

static int is_named(char tag) { return tag == 'T' || tag == 'F' || tag == 'G'; }

/* Return where a run ends that begins at a tag; there, if none does. Behind the last tag stands 0. */
static const char *run_end(const char *first)
{
    const char *at = first;
    while (*at == 'N' || *at == 'o')
        at++;
    if (!is_named(*at)) {
        for (at = first; *at == 'N'; at++)
            ;
        return at - first > 1 ? at : first;
    }
    for (at++;; at++) {
        if (is_noun(*at))
            continue;
        const char *next = at;
        while (at[-1] == 'F' && next - at < 3 && *next == 's')
            next++;
        if (next == at || (*next != 'G' && *next != 'F'))
            return at;
        at = next;
    }
}

PyObject *runs_of(PyObject *Py_UNUSED(module), PyObject *tags)
{
    Py_ssize_t size;
    const char *first = PyUnicode_AsUTF8AndSize(tags, &size);
    PyObject *runs = first ? PyList_New(0) : NULL;
    for (const char *at = first; runs && at < first + size;) {
        const char *end = is_noun(*at) && (at == first || !is_noun(at[-1])) ? run_end(at) : at;
        if (end > at) {
            PyObject *run = Py_BuildValue("(nn)", (Py_ssize_t)(at - first), (Py_ssize_t)(end - first));
            if (!run || PyList_Append(runs, run))
                Py_CLEAR(runs);
            Py_XDECREF(run);
        }
        at = end > at ? end : at + 1;
    }
    return runs;
}
