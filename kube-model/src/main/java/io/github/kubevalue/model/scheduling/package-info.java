/** The API group scheduling.k8s.io: the priorities of pods. All of v1 is typed; groups of pods are not, being alpha. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.scheduling;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
