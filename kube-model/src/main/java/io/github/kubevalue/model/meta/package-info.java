/**
 * What all objects share (meta/v1): kinds, keys, metadata, label selectors, quantities, conditions. Managed fields are
 * kept but not interpreted.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.meta;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
