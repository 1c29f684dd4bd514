/**
 * The plugin {@code file}: zones out of zone files, answered by their authority: wildcards (RFC 4592), delegations with
 * their glue, DNAME (RFC 6672), names without records, aliases followed within the zone and out of it, additional addresses
 * for MX and SRV. DNSSEC, transfers from other servers, NOTIFY, and files that are read again when they change are not
 * modelled.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.file;

import org.jspecify.annotations.NullMarked;
