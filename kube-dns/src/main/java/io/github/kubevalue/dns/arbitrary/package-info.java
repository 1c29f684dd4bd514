/**
 * Arbitraries for names, queries, replies, zones and the objects that DNS reads, valid by construction and small enough to
 * read when they fail. jqwik is needed to use this package, and nothing else needs it.
 */
@NullMarked
package io.github.kubevalue.dns.arbitrary;

import org.jspecify.annotations.NullMarked;
