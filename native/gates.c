/* Which rows of a table may find something in a text: those behind a trait and a word that it has. */
#include "fast.h"

enum { TRAITS = 2, BITS = 1024, ROOM = 1000 };

typedef struct {
    PyObject *written;
    size_t first, size; /* where its characters begin among all, and how many it has */
} Word;

typedef struct {
    uint64_t traits[TRAITS];
    size_t first, words; /* where its words begin among all, and how many it has */
    PyObject *behind;
} Gate;

typedef struct {
    PyObject_HEAD
    PyObject *rows; /* keeps what gates and words point to */
    Gate *gates;
    Word *words;
    uint16_t *characters;
    size_t count;
} Gates;

/* Read the bits of a number, 64 at a time. */
static int read_traits(PyObject *number, uint64_t *traits)
{
    PyObject *low = PyLong_FromLong(64), *high = low ? PyNumber_Rshift(number, low) : NULL;
    Py_XDECREF(low);
    if (!high)
        return -1;
    traits[0] = PyLong_AsUnsignedLongLongMask(number);
    traits[1] = PyErr_Occurred() ? 0 : PyLong_AsUnsignedLongLongMask(high);
    Py_DECREF(high);
    return PyErr_Occurred() ? -1 : 0;
}

/* Write the characters of a text into room for them, or into new room if there are too many; NULL is an exception. */
static Py_UCS4 *read_characters(PyObject *text, Py_UCS4 *room, Py_ssize_t *size)
{
    *size = PyUnicode_GetLength(text);
    if (*size < 0)
        return NULL;
    if (*size > ROOM && !(room = PyMem_Malloc((size_t)*size * sizeof *room))) {
        PyErr_NoMemory();
        return NULL;
    }
    return *size ? PyUnicode_AsUCS4(text, room, *size, 0) : room;
}

/* Tell whether a text has one of the words of a gate: by its characters, then by itself. -1 is an exception. */
static int holds_word(const Gates *self, const Gate *gate, PyObject *text, const uint64_t *had)
{
    for (const Word *word = self->words + gate->first; word < self->words + gate->first + gate->words; word++) {
        size_t at = 0;
        for (const uint16_t *bit = self->characters + word->first; at < word->size; at++)
            if (!(had[bit[at] / 64] >> bit[at] % 64 & 1))
                break;
        int holds = at == word->size ? PyUnicode_Contains(text, word->written) : 0;
        if (holds)
            return holds;
    }
    return 0;
}

/* Note which characters a text has, a bit for each of those that leave the same remainder. */
static int note_characters(PyObject *text, uint64_t *had)
{
    Py_UCS4 room[ROOM];
    Py_ssize_t size;
    Py_UCS4 *characters = read_characters(text, room, &size);
    if (!characters)
        return -1;
    memset(had, 0, BITS / 8);
    for (Py_ssize_t at = 0; at < size; at++)
        had[characters[at] % BITS / 64] |= (uint64_t)1 << characters[at] % 64;
    if (characters != room)
        PyMem_Free(characters);
    return 0;
}

PyDoc_STRVAR(open_doc, "open(traits, text)\n--\n\nReturn what stands behind the gates that a text passes, in order.");

static PyObject *gates_open(Gates *self, PyObject *args)
{
    PyObject *number, *text;
    uint64_t traits[TRAITS], had[BITS / 64];
    int are_noted = 0;
    if (!PyArg_ParseTuple(args, "OU", &number, &text) || read_traits(number, traits))
        return NULL;
    PyObject *opened = PyList_New(0);
    for (size_t at = 0; opened && at < self->count; at++) {
        const Gate *gate = &self->gates[at];
        int is_open = 1;
        if ((gate->traits[0] | gate->traits[1])
            && !((gate->traits[0] & traits[0]) | (gate->traits[1] & traits[1])))
            continue;
        if (gate->words) {
            is_open = are_noted || !note_characters(text, had) ? holds_word(self, gate, text, had) : -1;
            are_noted = 1;
        }
        if (is_open < 0 || (is_open && PyList_Append(opened, gate->behind)))
            Py_CLEAR(opened);
    }
    return opened;
}

/* Take in a word of a gate; the room for its characters grows with it. */
static int take_word(Gates *self, size_t number, PyObject *written, size_t *used)
{
    Py_UCS4 room[ROOM];
    Py_ssize_t size;
    Py_UCS4 *characters = PyUnicode_Check(written) ? read_characters(written, room, &size) : NULL;
    if (!characters) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_TypeError, "a word is a string");
        return -1;
    }
    uint16_t *all = PyMem_Realloc(self->characters, (*used + (size_t)size + 1) * sizeof *all);
    if (all) {
        self->characters = all;
        for (Py_ssize_t at = 0; at < size; at++)
            all[*used + (size_t)at] = (uint16_t)(characters[at] % BITS);
        self->words[number] = (Word){written, *used, (size_t)size};
        *used += (size_t)size;
    } else {
        PyErr_NoMemory();
    }
    if (characters != room)
        PyMem_Free(characters);
    return all ? 0 : -1;
}

/* Read a row: traits, words, and what stands behind them. */
static int take_row(Gates *self, PyObject *row, size_t *words, size_t *used)
{
    PyObject *number, *own, *behind;
    Gate *gate = &self->gates[self->count];
    if (!PyTuple_Check(row) || !PyArg_ParseTuple(row, "OO!O", &number, &PyTuple_Type, &own, &behind)) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_TypeError, "a row is a tuple of traits, words and what stands behind them");
        return -1;
    }
    Py_ssize_t count = PyTuple_Size(own);
    Word *room = PyMem_Realloc(self->words, (*words + (size_t)count + 1) * sizeof *room);
    if (!room) {
        PyErr_NoMemory();
        return -1;
    }
    self->words = room;
    *gate = (Gate){.first = *words, .words = (size_t)count, .behind = behind};
    for (Py_ssize_t at = 0; at < count; at++)
        if (take_word(self, (*words)++, PyTuple_GetItem(own, at), used))
            return -1;
    self->count++;
    return read_traits(number, gate->traits);
}

static PyObject *gates_new(PyTypeObject *type, PyObject *args, PyObject *Py_UNUSED(names))
{
    PyObject *rows;
    size_t words = 0, used = 0;
    if (!PyArg_ParseTuple(args, "O!", &PyTuple_Type, &rows))
        return NULL;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Gates *self = (Gates *)allocate(type, 0);
    if (!self)
        return NULL;
    Py_ssize_t count = PyTuple_Size(rows);
    Py_INCREF(rows);
    self->rows = rows;
    self->gates = PyMem_Calloc((size_t)count + 1, sizeof *self->gates);
    if (!self->gates)
        PyErr_NoMemory();
    for (Py_ssize_t at = 0; self->gates && at < count; at++)
        if (take_row(self, PyTuple_GetItem(rows, at), &words, &used))
            break;
    if (PyErr_Occurred())
        Py_CLEAR(self);
    return (PyObject *)self;
}

static void gates_dealloc(Gates *self)
{
    PyTypeObject *type = Py_TYPE((PyObject *)self);
    PyMem_Free(self->gates);
    PyMem_Free(self->words);
    PyMem_Free(self->characters);
    Py_XDECREF(self->rows);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

static PyMethodDef gates_methods[] = {
    {"open", (PyCFunction)gates_open, METH_VARARGS, open_doc},
    {NULL, NULL, 0, NULL},
};
static PyType_Slot gates_slots[] = {
    {Py_tp_doc, "Gates(rows)\n--\n\nRows of traits, words and what stands behind them."},
    {Py_tp_new, gates_new},
    {Py_tp_methods, gates_methods},
    {Py_tp_dealloc, gates_dealloc},
    {0, NULL},
};
PyType_Spec gates_spec = {"jdoc.language.names._fast.Gates", sizeof(Gates), 0, Py_TPFLAGS_DEFAULT, gates_slots};
