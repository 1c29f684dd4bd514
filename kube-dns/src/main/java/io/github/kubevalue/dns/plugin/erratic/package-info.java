/**
 * The plugin {@code erratic}: a server that fails now and then, for tests of clients. Which queries it fails is counted, so it
 * remembers.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.erratic;

import org.jspecify.annotations.NullMarked;
