/**
 * NetworkPolicy: who may talk to whom, and which rule decided it (networking.k8s.io/v1, evaluated as the API's own
 * words and the conformance tests have it). Cluster-scoped policies are not modelled, nor is the delay until a policy
 * takes effect.
 */
@NullMarked
package io.github.kubevalue.net.policy;

import org.jspecify.annotations.NullMarked;
