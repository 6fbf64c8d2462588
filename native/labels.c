/* What the model makes of tokens. */
#include "fast.h"

enum { WIDE = 16, MOST_PAIRS = 32, PLACES = 4, FACTS = 8, ROLES = 9 };
enum { POS = 1, LAST2 = 3, ENDING = 6, SELF = 2, HEAD = 5 }; /* as in `learned.templates` */

typedef struct {
    PyObject *type;         /* NULL for the blank */
    uint64_t told[FACTS];   /* the hashes of its attributes */
    int16_t sums[ROLES][WIDE];
    unsigned summed;        /* a bit for each role whose sum stands there */
} Told;

typedef struct {
    PyObject_HEAD
    Py_buffer data;
    const int8_t *weights;
    int16_t moves[WIDE][WIDE];
    uint64_t one, two, kind, mix;
    int width, shift, out, pairs;
    uint8_t pair[MOST_PAIRS][4], unigrams[ROLES];
    char nominal[256], trigger[256];
    Told **told; /* by the number of a type, from 1; 0 is the blank */
    size_t room;
} Labels;

static const int8_t *row(const Labels *self, uint64_t mixed)
{
    return self->weights + (((mixed ^ (mixed >> self->shift)) * self->mix) >> self->out) * (uint64_t)self->width;
}

static void add(int16_t *scores, const int8_t *weights)
{
    for (int label = 0; label < WIDE; label++)
        scores[label] = (int16_t)(scores[label] + weights[label]);
}

static const int16_t *summed(const Labels *self, Told *told, int role)
{
    if (!(told->summed >> role & 1)) {
        for (int fact = 0; fact < FACTS; fact++)
            if (self->unigrams[role] >> fact & 1)
                add(told->sums[role],
                    row(self, told->told[fact] * self->one + (uint64_t)(100 * role + fact + 1) * self->kind));
        told->summed |= 1u << role;
    }
    return told->sums[role];
}

/* Add up the score of each label for a token in its run. */
static void score(const Labels *self, Told **token, Told *const *first, Told *const *last, int16_t *scores)
{
    Told *played[ROLES] = {token[-2], token[-1], token[0], token[1], token[2], *last, *first, first[-1], last[1]};
    const int8_t *rows[MOST_PAIRS + PLACES];
    int count = 0;
    for (; count < self->pairs; count++) {
        const uint8_t *pair = self->pair[count];
        rows[count] = row(self, played[pair[0]]->told[pair[1]] * self->one + played[pair[2]]->told[pair[3]] * self->two
                                    + (uint64_t)(2000 + count) * self->kind);
    }
    uint64_t behind = (uint64_t)(token - first), ahead = (uint64_t)(last - token);
    behind = behind < 5 ? behind : 5, ahead = ahead < 5 ? ahead : 5;
    uint64_t place = (behind * 8 + ahead + 1) * self->two;
    rows[count++] = row(self, place);
    rows[count++] = row(self, place + played[HEAD]->told[ENDING] * self->one);
    rows[count++] = row(self, (ahead + 1) * self->kind + played[HEAD]->told[LAST2] * self->one);
    rows[count++] = row(self, place + played[SELF]->told[POS] * self->one);
#if defined(__GNUC__)
    for (int number = 0; number < count; number++)
        __builtin_prefetch(rows[number]);
#endif
    memset(scores, 0, WIDE * sizeof *scores);
    for (int role = 0; role < ROLES; role++) {
        const int16_t *sums = summed(self, played[role], role);
        for (int label = 0; label < WIDE; label++)
            scores[label] = (int16_t)(scores[label] + sums[label]);
    }
    for (int number = 0; number < count; number++)
        add(scores, rows[number]);
}

/* Write the best labels of a run; of paths as good, the first wins. */
static void decode(const Labels *self, int16_t (*scores)[WIDE], uint8_t (*back)[WIDE], Py_ssize_t size, char *found)
{
    int32_t best[WIDE], reached[WIDE];
    int label = 0, width = self->width;
    for (int to = 0; to < width; to++)
        best[to] = self->moves[0][to] + scores[0][to];
    for (Py_ssize_t at = 1; at < size; at++) {
        for (int to = 0; to < width; to++)
            reached[to] = best[0] + self->moves[0][to], back[at][to] = 0;
        for (int from = 1; from < width; from++)
            for (int to = 0; to < width; to++) {
                int32_t path = best[from] + self->moves[from][to];
                if (path > reached[to])
                    reached[to] = path, back[at][to] = (uint8_t)from;
            }
        for (int to = 0; to < width; to++)
            best[to] = reached[to] + scores[at][to];
    }
    for (int to = 1; to < width; to++)
        label = best[to] > best[label] ? to : label;
    for (Py_ssize_t at = size - 1; at >= 0; label = back[at--][label])
        found[at] = (char)label;
}

/* Keep what a type tells, at its number; `attributes` is asked, so Python runs. */
static int learn(Labels *self, size_t number, PyObject *type, PyObject *attributes)
{
    Told *told = PyMem_Calloc(1, sizeof *told);
    PyObject *facts = told ? PyObject_CallFunctionObjArgs(attributes, type ? type : Py_None, NULL) : PyErr_NoMemory();
    int failed = !facts || !PyTuple_Check(facts) || PyTuple_Size(facts) != FACTS;
    for (int fact = 0; fact < FACTS && !failed; fact++) {
        told->told[fact] = PyLong_AsUnsignedLongLong(PyTuple_GetItem(facts, fact));
        failed = PyErr_Occurred() != NULL;
    }
    Py_XDECREF(facts);
    if (!failed && number >= self->room) {
        size_t room = 2 * self->room > number ? 2 * self->room : number + 1024;
        Told **all = PyMem_Realloc(self->told, room * sizeof *all);
        if (all) {
            memset(all + self->room, 0, (room - self->room) * sizeof *all);
            self->told = all, self->room = room;
        } else {
            PyErr_NoMemory();
            failed = 1;
        }
    }
    if (failed) {
        PyMem_Free(told);
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_ValueError, "attributes are a tuple of eight numbers");
        return -1;
    }
    Told *before = self->told[number];
    Py_XINCREF(type);
    told->type = type;
    self->told[number] = told;
    if (before) {
        Py_XDECREF(before->type);
        PyMem_Free(before);
    }
    return 0;
}

/* Find the next run that has a trigger, from `*end` on; 0 if there is none. */
static int next_run(const Labels *self, const char *tags, const char *gate, Py_ssize_t size, Py_ssize_t *first, Py_ssize_t *end)
{
    for (int is_asked = 0; *end < size;) {
        for (*first = *end; *end < size && self->nominal[(uint8_t)tags[*end]]; ++*end)
            is_asked |= self->trigger[(uint8_t)gate[*end]];
        if (is_asked)
            return 1;
        ++*end;
    }
    return 0;
}

/* Have the types known that runs with a trigger look at, their own and two on each side: again from the start once
 * Python has run, which may have changed the table. */
static int have_known(Labels *self, PyObject *types, const size_t *numbers, const char *tags, const char *gate,
                      Py_ssize_t size, PyObject *attributes)
{
    int has_learned = 1;
    while (has_learned) {
        has_learned = !self->room || !self->told[0];
        if (has_learned && learn(self, 0, NULL, attributes))
            return -1;
        for (Py_ssize_t first = 0, end = 0; !has_learned && next_run(self, tags, gate, size, &first, &end);) {
            Py_ssize_t last = end + 2 < size ? end + 2 : size;
            for (Py_ssize_t at = first > 2 ? first - 2 : 0; at < last && !has_learned; at++) {
                PyObject *type = PyTuple_GetItem(types, at);
                size_t number = numbers[at];
                has_learned = number >= self->room || !self->told[number] || self->told[number]->type != type;
                if (has_learned && learn(self, number, type, attributes))
                    return -1;
            }
        }
    }
    return 0;
}

/* Label the runs of a text that have a trigger; `played` has the text's tokens, two blanks on each side. */
static int label_runs(Labels *self, Told **played, const char *tags, const char *gate, Py_ssize_t size, char *found)
{
    int16_t (*scores)[WIDE] = PyMem_Malloc(((size_t)size + 1) * sizeof *scores);
    uint8_t (*back)[WIDE] = PyMem_Malloc(((size_t)size + 1) * sizeof *back);
    int failed = !scores || !back;
    for (Py_ssize_t first = 0, end = 0; !failed && next_run(self, tags, gate, size, &first, &end);) {
        for (Py_ssize_t at = first; at < end; at++)
            score(self, played + at, played + first, played + end - 1, scores[at - first]);
        decode(self, scores, back, end - first, found + first);
    }
    PyMem_Free(scores);
    PyMem_Free(back);
    return failed ? (PyErr_NoMemory(), -1) : 0;
}

PyDoc_STRVAR(of_doc, "of(types, tags, gate, attributes)\n--\n\nReturn the label of each token, a byte each.");

static PyObject *labels_of(Labels *self, PyObject *args)
{
    PyObject *types, *attributes, *result = NULL;
    const char *tags, *gate;
    Py_ssize_t size, tags_size, gate_size;
    if (!PyArg_ParseTuple(args, "O!s#s#O", &PyTuple_Type, &types, &tags, &tags_size, &gate, &gate_size, &attributes))
        return NULL;
    size = PyTuple_Size(types);
    if (size != tags_size || size != gate_size) {
        PyErr_SetString(PyExc_ValueError, "types, tags and gate are as long");
        return NULL;
    }
    size_t *numbers = PyMem_Malloc(((size_t)size + 1) * sizeof *numbers);
    Told **played = PyMem_Malloc(((size_t)size + 4) * sizeof *played);
    char *found = PyMem_Calloc((size_t)size + 1, 1);
    int failed = !numbers || !played || !found;
    if (failed)
        PyErr_NoMemory();
    for (Py_ssize_t at = 0; at < size && !failed; at++) {
        Py_ssize_t number = number_of(PyTuple_GetItem(types, at), "number");
        failed = number < 0;
        numbers[at] = (size_t)number + 1;
    }
    if (!failed && !have_known(self, types, numbers, tags, gate, size, attributes)) { /* from here on no Python runs */
        played[0] = played[1] = played[size + 2] = played[size + 3] = self->told[0];
        for (Py_ssize_t at = 0; at < size; at++) /* nothing where no run looks */
            played[at + 2] = numbers[at] < self->room ? self->told[numbers[at]] : NULL;
        if (!label_runs(self, played + 2, tags, gate, size, found))
            result = PyBytes_FromStringAndSize(found, size);
    }
    PyMem_Free(numbers);
    PyMem_Free(played);
    PyMem_Free(found);
    return result;
}

PyDoc_STRVAR(forget_labels_doc, "forget()\n--\n\nForget what types tell.");

static PyObject *labels_forget(Labels *self, PyObject *Py_UNUSED(none))
{
    Told **told = self->told;
    size_t room = self->room;
    self->told = NULL, self->room = 0;
    for (size_t number = 0; number < room; number++)
        if (told[number]) {
            Py_XDECREF(told[number]->type);
            PyMem_Free(told[number]);
        }
    PyMem_Free(told);
    Py_RETURN_NONE;
}

static void labels_dealloc(Labels *self)
{
    PyTypeObject *type = Py_TYPE((PyObject *)self);
    Py_XDECREF(labels_forget(self, NULL));
    if (self->data.obj)
        PyBuffer_Release(&self->data);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

/* See that no template and no row leads out of its table. */
static const char *fault(const Labels *self, const uint8_t *pairs, Py_ssize_t pairs_size, Py_ssize_t unigrams_size)
{
    if (self->width < 1 || self->width > WIDE - 3 || self->out < 40 || self->out > 63 || self->shift < 1 || self->shift > 63)
        return "a size is out of bounds";
    Py_ssize_t rows = ((Py_ssize_t)1 << (64 - self->out)) * self->width;
    if (self->data.len < rows + 2 * self->width * self->width || self->data.len < rows + WIDE)
        return "the file of weights is too short";
    if (pairs_size % 4 || pairs_size > 4 * MOST_PAIRS || unigrams_size != ROLES)
        return "a template of another shape";
    for (Py_ssize_t at = 0; at < pairs_size; at++)
        if (pairs[at] >= (at % 2 ? FACTS : ROLES))
            return "a template of what is not told";
    return NULL;
}

static int labels_init(Labels *self, PyObject *args, PyObject *keywords)
{
    const char *unigrams, *pairs, *nominal, *trigger;
    Py_ssize_t unigrams_size, pairs_size;
    static char *names[] = {"data", "width", "unigrams", "pairs", "mixed", "shifts", "nominal", "triggers", NULL};
    if (self->data.obj) {
        PyErr_SetString(PyExc_TypeError, "made once");
        return -1;
    }
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "y*iy#y#(KKKK)(ii)ss", names, &self->data, &self->width, &unigrams,
                                     &unigrams_size, &pairs, &pairs_size, &self->one, &self->two, &self->kind, &self->mix,
                                     &self->shift, &self->out, &nominal, &trigger))
        return -1;
    const char *wrong = fault(self, (const uint8_t *)pairs, pairs_size, unigrams_size);
    if (wrong) {
        PyErr_SetString(PyExc_ValueError, wrong);
        return -1;
    }
    memcpy(self->unigrams, unigrams, ROLES);
    memcpy(self->pair, pairs, (size_t)pairs_size);
    self->pairs = (int)(pairs_size / 4);
    for (; *nominal; nominal++)
        self->nominal[(uint8_t)*nominal] = 1;
    for (; *trigger; trigger++)
        self->trigger[(uint8_t)*trigger] = 1;
    self->weights = self->data.buf;
    const uint8_t *moves = (const uint8_t *)self->data.buf + ((size_t)1 << (64 - self->out)) * (size_t)self->width;
    for (int from = 0; from < self->width; from++)
        for (int to = 0; to < self->width; to++, moves += 2)
            self->moves[from][to] = (int16_t)(moves[0] | moves[1] << 8);
    return 0;
}

static PyMethodDef labels_methods[] = {
    {"of", (PyCFunction)labels_of, METH_VARARGS, of_doc},
    {"forget", (PyCFunction)labels_forget, METH_NOARGS, forget_labels_doc},
    {NULL, NULL, 0, NULL},
};
static PyType_Slot labels_slots[] = {
    {Py_tp_doc, "The model: labels of the tokens of runs."},
    {Py_tp_methods, labels_methods},
    {Py_tp_init, labels_init},
    {Py_tp_dealloc, labels_dealloc},
    {0, NULL},
};
PyType_Spec labels_spec = {"jdoc.language.names._fast.Labels", sizeof(Labels), 0, Py_TPFLAGS_DEFAULT, labels_slots};
