/**
 * The API group networking.k8s.io: Ingress, IngressClass and NetworkPolicy; and from where Services get their addresses
 * and who has them, ServiceCIDR and IPAddress.
 */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.networking;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
