/**
 * The edge of the cluster: load balancers in front of Services, and Ingress controllers in front of applications. An
 * Ingress controller is a pod that dials endpoints itself; here is what it does with a request. The behaviours of
 * ingress-nginx, Traefik and the AWS load balancer controller are modelled as far as they decide who answers; retries,
 * canaries, authentication and bodies are not. Health checks are taken to have drawn their conclusions. Gateway API is not modelled.
 */
@NullMarked
package io.github.kubevalue.net.edge;

import org.jspecify.annotations.NullMarked;
