/**
 * What merging must know of a value: which maps and lists are one field and which are merged part by part, by which keys the
 * items of a list are told apart, and what strategic merge patches do with it. Known for every field of Kubernetes 1.36, read from the
 * structural schemas of custom resources, and otherwise deduced: maps are merged, lists are not. Validation by schema,
 * defaults and pruning are not its business.
 */
@NullMarked
package io.github.kubevalue.model.schema;

import org.jspecify.annotations.NullMarked;
