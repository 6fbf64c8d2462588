/* Keys of tokens to what is known of them: an open-addressing table over the bytes of the keys. */
#include "fast.h"

typedef struct {
    PyObject *type, *traits;
    uint64_t hash;
    uint64_t round; /* the call that has counted its traits */
    size_t key;     /* where its key begins in the pool */
    Py_ssize_t size, length;
    char tag;
} Known;

typedef struct {
    PyObject_HEAD
    Known *known;
    uint32_t *slots; /* numbers in `known`, from 1; 0 is free */
    char *pool;
    size_t count, known_room, slot_room, pool_used, pool_room;
    uint64_t round;
} Types;

static uint64_t hash_of(const char *key, Py_ssize_t size)
{
    uint64_t hash = 0x9E3779B97F4A7C15u ^ (uint64_t)size, word;
    for (; size >= 8; key += 8, size -= 8) {
        memcpy(&word, key, 8);
        hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
        hash ^= hash >> 32;
    }
    word = 0;
    memcpy(&word, key, (size_t)size);
    hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
    return hash ^ (hash >> 32);
}

static Known *find(Types *self, const char *key, Py_ssize_t size, uint64_t hash)
{
    if (!self->slot_room)
        return NULL;
    for (size_t at = hash & (self->slot_room - 1); self->slots[at]; at = (at + 1) & (self->slot_room - 1)) {
        Known *known = &self->known[self->slots[at] - 1];
        if (known->hash == hash && known->size == size && !memcmp(self->pool + known->key, key, (size_t)size))
            return known;
    }
    return NULL;
}

static void settle(Types *self, size_t number)
{
    size_t at = self->known[number].hash & (self->slot_room - 1);
    while (self->slots[at])
        at = (at + 1) & (self->slot_room - 1);
    self->slots[at] = (uint32_t)number + 1;
}

/* Make room for one more, with a key of a size; the table is never more than half full. */
static int make_room(Types *self, Py_ssize_t size)
{
    if (self->count == self->known_room) {
        size_t room = self->known_room ? 2 * self->known_room : 512;
        Known *known = PyMem_Realloc(self->known, room * sizeof *known);
        if (!known)
            return -1;
        self->known = known, self->known_room = room;
    }
    if (self->pool_room - self->pool_used < (size_t)size) {
        size_t room = 2 * self->pool_room + (size_t)size + 4096;
        char *pool = PyMem_Realloc(self->pool, room);
        if (!pool)
            return -1;
        self->pool = pool, self->pool_room = room;
    }
    if (2 * (self->count + 1) > self->slot_room) {
        size_t room = self->slot_room ? 2 * self->slot_room : 1024;
        uint32_t *slots = PyMem_Calloc(room, sizeof *slots);
        if (!slots)
            return -1;
        PyMem_Free(self->slots);
        self->slots = slots, self->slot_room = room;
        for (size_t number = 0; number < self->count; number++)
            settle(self, number);
    }
    return 0;
}

static char tag_of(PyObject *type)
{
    Py_ssize_t size = 0;
    PyObject *value = PyObject_GetAttrString(type, "tag");
    const char *tag = value ? PyUnicode_AsUTF8AndSize(value, &size) : NULL;
    char first = tag && size == 1 ? tag[0] : 0;
    Py_XDECREF(value);
    if (!first && !PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, "a tag is one ASCII character");
    return first;
}

/* Ask the table for a type that was never met, and keep what it says. */
static Known *meet(Types *self, PyObject *table, const char *key, Py_ssize_t size, uint64_t hash)
{
    Known new = {.hash = hash, .size = size};
    PyObject *name = PyUnicode_DecodeUTF8(key, size, "strict");
    new.type = name ? PyObject_GetItem(table, name) : NULL;
    Py_XDECREF(name);
    if (!new.type)
        return NULL;
    new.traits = PyObject_GetAttrString(new.type, "traits");
    new.tag = new.traits ? tag_of(new.type) : 0;
    new.length = new.tag ? number_of(new.type, "length") : -1;
    Known *known = new.length < 0 ? NULL : find(self, key, size, hash); /* Python has run: it may be here by now */
    if (known || new.length < 0 || make_room(self, size)) {
        if (!known && !PyErr_Occurred())
            PyErr_NoMemory();
        Py_DECREF(new.type);
        Py_XDECREF(new.traits);
        return known;
    }
    memcpy(self->pool + self->pool_used, key, (size_t)size);
    new.key = self->pool_used;
    self->pool_used += (size_t)size;
    self->known[self->count] = new;
    settle(self, self->count);
    return &self->known[self->count++];
}

typedef struct {
    PyObject *types, *starts, *traits;
    char *tags;
} Columns;

/* Read all lines into columns that have room for them. */
static int fill(Types *self, PyObject *table, const char *line, const char *end, Columns *columns)
{
    uint64_t round = ++self->round;
    Py_ssize_t start = 0;
    for (Py_ssize_t token = 0; line <= end; token++) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        uint64_t hash = hash_of(line, stop - line);
        Known *known = find(self, line, stop - line, hash);
        if (!known && !(known = meet(self, table, line, stop - line, hash)))
            return -1;
        Py_INCREF(known->type);
        columns->tags[token] = known->tag;
        start += known->length;
        PyObject *type = known->type, *traits = known->round == round ? NULL : known->traits;
        known->round = round;
        if (PyTuple_SetItem(columns->types, token, type))
            return -1;
        PyObject *here = PyLong_FromSsize_t(start);
        if (!here || PyList_SetItem(columns->starts, token + 1, here))
            return -1;
        if (traits) {
            PyObject *all = PyNumber_Or(columns->traits, traits);
            if (!all)
                return -1;
            Py_DECREF(columns->traits);
            columns->traits = all;
        }
        line = stop + 1;
    }
    return 0;
}

PyDoc_STRVAR(read_doc, "read(written, table)\n--\n\nReturn the types, tags, starts and traits of all tokens.");

static PyObject *types_read(Types *self, PyObject *args)
{
    PyObject *written, *table, *result = NULL;
    Py_ssize_t size = 0, tokens = 1;
    if (!PyArg_ParseTuple(args, "UO", &written, &table))
        return NULL;
    const char *line = PyUnicode_AsUTF8AndSize(written, &size);
    if (!line)
        return NULL;
    for (const char *at = line; (at = memchr(at, '\n', (size_t)(line + size - at))); at++)
        tokens++;
    tokens = size ? tokens : 0;
    Columns columns = {PyTuple_New(tokens), PyList_New(tokens + 1), PyLong_FromLong(0), PyMem_Malloc((size_t)tokens + 1)};
    PyObject *zero = PyLong_FromLong(0);
    int is_ready = columns.types && columns.starts && columns.traits && zero && columns.tags;
    if (!is_ready) {
        Py_XDECREF(zero);
        PyErr_NoMemory();
    } else if (!PyList_SetItem(columns.starts, 0, zero)
               && !(tokens && fill(self, table, line, line + size, &columns))) {
        PyObject *tags = PyUnicode_DecodeLatin1(columns.tags, tokens, "strict");
        result = tags ? PyTuple_Pack(4, columns.types, tags, columns.starts, columns.traits) : NULL;
        Py_XDECREF(tags);
    }
    Py_XDECREF(columns.types);
    Py_XDECREF(columns.starts);
    Py_XDECREF(columns.traits);
    PyMem_Free(columns.tags);
    return result;
}

PyDoc_STRVAR(forget_types_doc, "forget()\n--\n\nForget all types.");

static PyObject *types_forget(Types *self, PyObject *Py_UNUSED(none))
{
    Known *known = self->known;
    size_t count = self->count;
    PyMem_Free(self->slots);
    PyMem_Free(self->pool);
    self->known = NULL, self->slots = NULL, self->pool = NULL;
    self->count = self->known_room = self->slot_room = self->pool_used = self->pool_room = 0;
    for (size_t number = 0; number < count; number++) { /* last, for types that go may run Python */
        Py_DECREF(known[number].type);
        Py_DECREF(known[number].traits);
    }
    PyMem_Free(known);
    Py_RETURN_NONE;
}

static void types_dealloc(Types *self)
{
    PyTypeObject *type = Py_TYPE((PyObject *)self);
    Py_XDECREF(types_forget(self, NULL));
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

static PyMethodDef types_methods[] = {
    {"read", (PyCFunction)types_read, METH_VARARGS, read_doc},
    {"forget", (PyCFunction)types_forget, METH_NOARGS, forget_types_doc},
    {NULL, NULL, 0, NULL},
};
static PyType_Slot types_slots[] = {
    {Py_tp_doc, "Types of tokens by their keys."},
    {Py_tp_methods, types_methods},
    {Py_tp_dealloc, types_dealloc},
    {0, NULL},
};
PyType_Spec types_spec = {"jdoc.language.names._fast.Types", sizeof(Types), 0, Py_TPFLAGS_DEFAULT, types_slots};
