/**
 * The accounts of the allocator of cluster IPs, compared with the Services: what is not noted is noted, and what nobody has is
 * struck out. Upstream it is a part of the API server.
 */
@NullMarked
package io.github.kubevalue.model.controller.ipallocator;

import org.jspecify.annotations.NullMarked;
