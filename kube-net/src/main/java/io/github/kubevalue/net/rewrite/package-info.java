/**
 * The algebra of network address translation. A {@link io.github.kubevalue.net.rewrite.Rewrite} is a partial bijection on
 * flows; a connection is a {@link io.github.kubevalue.net.rewrite.Translation}, one rewrite and its reply view. Where
 * translations come from, how long they live, and which ports are free is the business of connection tracking.
 */
@NullMarked
package io.github.kubevalue.net.rewrite;

import org.jspecify.annotations.NullMarked;
