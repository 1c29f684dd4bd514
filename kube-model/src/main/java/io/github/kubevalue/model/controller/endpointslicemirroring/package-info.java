/**
 * The EndpointSlice mirroring controller: what people write into the Endpoints of a Service without a selector, told
 * again as EndpointSlices, which is what proxies and DNS read. Subsets of more than 1000 addresses are not cut.
 */
@NullMarked
package io.github.kubevalue.model.controller.endpointslicemirroring;

import org.jspecify.annotations.NullMarked;
