/** The API server's no: code, reason, message and details as a {@code Status} says them. */
@NullMarked
@KubeValue
package io.github.kubevalue.model.errors;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
