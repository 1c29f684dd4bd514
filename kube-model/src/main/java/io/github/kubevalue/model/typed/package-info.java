/**
 * Objects with their shapes, as structured-merge-diff has them: which fields an object has, what differs between two, the merge of
 * one into the other, and an object without some of its fields. Who owns the fields is told elsewhere.
 */
@NullMarked
package io.github.kubevalue.model.typed;

import org.jspecify.annotations.NullMarked;
