/** The core API group (v1): pods, services, nodes, namespaces and what they are made of. */
@NullMarked
@KubeValue
package io.github.kubevalue.model.core;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
