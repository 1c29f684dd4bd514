/**
 * The plugin {@code transfer}: whole zones over TCP, for those that may have them (AXFR). The zones are those of the plugins
 * {@code kubernetes}, {@code k8s_external} and {@code file}. IXFR fails, for the serial number of its query is not kept;
 * NOTIFY and TSIG are not modelled.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.transfer;

import org.jspecify.annotations.NullMarked;
