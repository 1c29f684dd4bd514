/**
 * Whether connections arrive: nodes that are down, Services and their ports, Ingresses, NetworkPolicies. Routes of the Gateway API and the rules of
 * service meshes are not looked at.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dsl.diagnose.traffic;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
