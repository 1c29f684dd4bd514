/** The API server's no: reason, message and causes as a {@code Status} says them. */
@NullMarked
package io.github.kubevalue.model.errors;

import org.jspecify.annotations.NullMarked;
