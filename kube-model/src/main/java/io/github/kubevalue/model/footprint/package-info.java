/**
 * What an answer depends on. A turn of a controller, with all that the API server does about its writes, asks the store so many questions
 * and is a pure function of the answers; so the same turn in another state, where they are the same, need not be taken
 * again. States are kept in parts that they share: each version of an object is there once whatever its revision, and so are the
 * objects of a kind, and all objects. A turn that was taken among the same objects is found with them, and any other by its answers.
 */
@NullMarked
package io.github.kubevalue.model.footprint;

import org.jspecify.annotations.NullMarked;
