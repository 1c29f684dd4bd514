/** The API group autoscaling in its version v1: the subresource {@code scale}, and the older form of autoscalers. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.autoscaling.v1;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
