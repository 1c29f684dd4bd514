/** {@code DefaultTolerationSeconds}: pods bear a node that is not ready or unreachable for five minutes. */
@NullMarked
package io.github.kubevalue.model.admission.defaulttolerationseconds;

import org.jspecify.annotations.NullMarked;
