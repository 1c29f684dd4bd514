/**
 * The API group networking.k8s.io: Ingress, IngressClass and NetworkPolicy, with all their parts. IPAddress and
 * ServiceCIDR are not typed; they are kept whole.
 */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.networking;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
