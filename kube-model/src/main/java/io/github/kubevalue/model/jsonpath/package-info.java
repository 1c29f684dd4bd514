/**
 * JSONPath as Kubernetes speaks it: what a column of a custom resource shows. ({@code client-go/util/jsonpath}) Templates with
 * text around their paths, and {@code range}, are not modelled.
 */
@NullMarked
package io.github.kubevalue.model.jsonpath;

import org.jspecify.annotations.NullMarked;
