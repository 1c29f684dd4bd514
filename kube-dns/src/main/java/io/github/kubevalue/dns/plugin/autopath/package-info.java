/**
 * The plugin {@code autopath}: search lists walked in the server, so that a client that appends the first domain of its list
 * gets the answer at once. A plugin that is named and knows no search lists, which keeps CoreDNS from starting, is passed over.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.autopath;

import org.jspecify.annotations.NullMarked;
