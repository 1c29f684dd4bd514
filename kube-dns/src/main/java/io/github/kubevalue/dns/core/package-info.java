/**
 * What CoreDNS is built of: its plugins and their order, and how a Corefile sets up a server of them. Plugins that change
 * no answer are accepted; those that do and are not modelled are passed through, and each answer that met one says so.
 */
@NullMarked
package io.github.kubevalue.dns.core;

import org.jspecify.annotations.NullMarked;
