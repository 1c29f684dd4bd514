/**
 * Generators of flows, rewrites, connections and rule sets for property tests. Addresses and ports come from a handful, so that
 * clashes, hairpins and shared sockets are common. jqwik must be on the class path; nothing else of this module needs it.
 */
@NullMarked
package io.github.kubevalue.net.arbitrary;

import org.jspecify.annotations.NullMarked;
