/** {@code Priority}: the name of a priority class becomes a number, and one class at most is the default. */
@NullMarked
package io.github.kubevalue.model.admission.priority;

import org.jspecify.annotations.NullMarked;
