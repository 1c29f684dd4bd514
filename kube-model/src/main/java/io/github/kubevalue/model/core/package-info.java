/** The core API group (v1): pods, services, nodes, namespaces and what they are made of. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.core;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
