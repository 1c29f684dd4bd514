/** {@code DefaultIngressClass}: an Ingress that names no class gets the default one. */
@NullMarked
package io.github.kubevalue.model.admission.defaultingressclass;

import org.jspecify.annotations.NullMarked;
