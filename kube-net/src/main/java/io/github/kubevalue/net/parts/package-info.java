/** Collections that are put together from parts, so that a part changes at its own cost and not at the cost of the whole. */
@NullMarked
@KubeValue
package io.github.kubevalue.net.parts;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
