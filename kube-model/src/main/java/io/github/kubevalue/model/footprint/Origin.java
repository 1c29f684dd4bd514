package io.github.kubevalue.model.footprint;

/**
 * From where objects were first come to.
 *
 * @param before the objects before
 * @param writing the change that led from them to these
 */
record Origin(Objects before, Writing writing) {}
