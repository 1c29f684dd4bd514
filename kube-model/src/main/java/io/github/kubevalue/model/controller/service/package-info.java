/**
 * The service controller of a cloud: gives Services of type LoadBalancer their addresses. The load balancer itself, its
 * health checks and the nodes it sends to are the network's; a cloud that answers slowly or not at all is not modelled.
 */
@NullMarked
package io.github.kubevalue.model.controller.service;

import org.jspecify.annotations.NullMarked;
