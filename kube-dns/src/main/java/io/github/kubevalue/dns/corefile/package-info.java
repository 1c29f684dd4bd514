/**
 * The grammar of the Corefile: tokens, server blocks and their keys, snippets, the lines of plugins. What the lines mean is
 * said where the plugins are.
 */
@NullMarked
package io.github.kubevalue.dns.corefile;

import org.jspecify.annotations.NullMarked;
