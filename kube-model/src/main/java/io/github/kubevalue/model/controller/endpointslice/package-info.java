/**
 * The EndpointSlice controller: the addresses and ports behind each Service that selects pods, in slices of at most 100
 * endpoints, a set of slices for each address family and each set of ports. Left out: the annotation with the time of
 * the change that triggered a write, and the warning that {@code service.kubernetes.io/topology-mode: Auto} was taken away.
 */
@NullMarked
package io.github.kubevalue.model.controller.endpointslice;

import org.jspecify.annotations.NullMarked;
