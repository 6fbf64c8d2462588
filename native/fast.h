/* The part of names that is arithmetic over all tokens, compiled; where it is missing, Python gives the same.
 *
 * `Types` reads what the tokenizer has written (`surface TAB id`, a line a token) into the columns of `texts.Tokens`.
 * `Labels` is `learned.plain_model`: scores of hashed features, the best labels of each run (Viterbi), all in integers.
 * `Gates` tells which rows of a table of rules may find something in a text, `runs` where its runs of nouns stand.
 *
 * No pointer into their tables is held while Python runs (a new type, its attributes): it may come back in here.
 */
#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>
#include <stdint.h>
#include <string.h>

extern PyType_Spec types_spec, labels_spec, gates_spec;

PyObject *runs_of(PyObject *module, PyObject *tags);

/* Read a number that an attribute holds; -1 with an exception where it holds none from 0 on. */
Py_ssize_t number_of(PyObject *object, const char *attribute);
