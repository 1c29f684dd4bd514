package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.store.KeyValue;

/**
 * An object as it is at some time, whatever its revision: of two that are equal but for that there is one version.
 *
 * @param number tells it apart from other versions
 * @param stored the object, with a revision that stands for its number
 * @param canonical the number of its canonical form
 */
record Version(int number, KeyValue stored, int canonical) {}
