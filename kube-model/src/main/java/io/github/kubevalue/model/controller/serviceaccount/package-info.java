/**
 * What every namespace is given: the ServiceAccount {@code default}, and the ConfigMap {@code kube-root-ca.crt} that
 * pods mount. There are no certificates here, so the bundle is empty; tokens are not modelled.
 */
@NullMarked
package io.github.kubevalue.model.controller.serviceaccount;

import org.jspecify.annotations.NullMarked;
