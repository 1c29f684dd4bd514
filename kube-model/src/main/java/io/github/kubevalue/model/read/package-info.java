/**
 * Reads: get, list and watch, with selectors, pages and resource versions, answered from the store as the API server answers
 * them from its caches and from etcd. Caches that lag behind, timeouts, tables and metadata-only answers are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.read;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
