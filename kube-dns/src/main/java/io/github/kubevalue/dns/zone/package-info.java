/**
 * Public zones as data, and what a recursive resolver says about them: authority, aliases within and across zones,
 * wildcards (RFC 4592), empty non-terminals, negative answers (RFC 2308). The world outside the cluster is the zones
 * that are given and nothing else. Zone files are read as CoreDNS reads them. Updates and DNSSEC are not modelled.
 */
@NullMarked
package io.github.kubevalue.dns.zone;

import org.jspecify.annotations.NullMarked;
