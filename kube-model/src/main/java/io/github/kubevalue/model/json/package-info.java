/**
 * JSON as immutable values: the parts of a document that no type of the model names. They are kept whole, in order and
 * at any depth, so that loading a manifest loses nothing.
 */
@NullMarked
package io.github.kubevalue.model.json;

import org.jspecify.annotations.NullMarked;
