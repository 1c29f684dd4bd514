/** {@code RuntimeClass}: what a runtime costs and where it is found becomes part of the pod. */
@NullMarked
package io.github.kubevalue.model.admission.runtimeclass;

import org.jspecify.annotations.NullMarked;
