/** {@code PodResizeValidator}: a running pod does not grow beyond its node. */
@NullMarked
package io.github.kubevalue.model.admission.podresize;

import org.jspecify.annotations.NullMarked;
