/**
 * Fields of objects and sets of them, as structured-merge-diff has them: paths whose steps are names, keys of list items, or
 * items of sets, and the text {@code fieldsV1} in which objects carry such sets.
 */
@NullMarked
package io.github.kubevalue.model.fieldpath;

import org.jspecify.annotations.NullMarked;
