/**
 * Replies and lookups as people and programs read them: what dig, BIND's nslookup and that of BusyBox print, given their
 * command line and a way to the servers, and JSON. Other programs' options, IDNs, signatures and the passing of time are not
 * modelled: queries take 0 msec.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.render;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
