/* The module `jdoc.language.names._fast`. */
#include "fast.h"

Py_ssize_t number_of(PyObject *object, const char *attribute)
{
    PyObject *value = PyObject_GetAttrString(object, attribute);
    Py_ssize_t number = value ? PyLong_AsSsize_t(value) : -1;
    Py_XDECREF(value);
    if (number < 0 && !PyErr_Occurred())
        PyErr_Format(PyExc_ValueError, "%s is negative", attribute);
    return number;
}

static int execute(PyObject *module)
{
    PyType_Spec *specs[] = {&types_spec, &labels_spec, &gates_spec};
    for (int at = 0; at < 3; at++) {
        PyObject *type = PyType_FromModuleAndSpec(module, specs[at], NULL);
        int failed = !type || PyModule_AddType(module, (PyTypeObject *)type);
        Py_XDECREF(type);
        if (failed)
            return -1;
    }
    return 0;
}

PyDoc_STRVAR(runs_doc, "runs(tags)\n--\n\nReturn where runs of nouns begin and end among the tags of tokens.");
static PyMethodDef functions[] = {{"runs", runs_of, METH_O, runs_doc}, {NULL, NULL, 0, NULL}};
static PyModuleDef_Slot slots[] = {{Py_mod_exec, execute}, {0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "_fast", "The compiled part of names.", 0, functions,
                                        slots, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__fast(void)
{
    return PyModuleDef_Init(&definition);
}
