/** {@code NamespaceLifecycle}: nothing is created in a namespace that is not there or on its way out, and some never go. */
@NullMarked
package io.github.kubevalue.model.admission.lifecycle;

import org.jspecify.annotations.NullMarked;
