/**
 * YAML and JSON as texts and as trees, by the rules of the library that Kubernetes uses: what plain scalars mean, which
 * key counts if it stands there twice, how much aliases may repeat, which texts are quoted. Comments are not kept.
 */
@NullMarked
package io.github.kubevalue.model.yaml;

import org.jspecify.annotations.NullMarked;
