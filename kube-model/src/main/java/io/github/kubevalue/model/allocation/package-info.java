/**
 * Who hands out numbers: cluster IPs and node ports in two bands, so that what is asked for by name seldom meets what was
 * given away, and pod addresses node by node. An allocator remembers nothing: what is taken is read from the store.
 */
@NullMarked
package io.github.kubevalue.model.allocation;

import org.jspecify.annotations.NullMarked;
