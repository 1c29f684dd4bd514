/**
 * Admission: what a request meets on its way into the store. First every plugin may complete the object, then, once it is
 * valid, every plugin may still refuse it; who charges a quota does so last. A plugin is a folder below; the list of
 * them, in kube-apiserver's order, stands in the API server. Webhooks are not called; that they would be is said.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.admission;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
