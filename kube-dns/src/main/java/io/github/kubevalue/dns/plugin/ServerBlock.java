package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;

/**
 * A block of the Corefile: the zones that it serves and its plugins.
 *
 * @param zones the zones; the root for every name
 * @param plugins in the order in which a query meets them, whatever the order of their lines
 */
public record ServerBlock(Seq<DomainName> zones, Seq<Plugin> plugins) {

    /** Whether queries of other classes than IN are let in: CoreDNS does so for those that might be forwarded. */
    // core/dnsserver/server.go, EnableChaos
    boolean servesAllClasses() {
        return plugins.exists(
                plugin -> plugin.name().equals("forward") || plugin.name().equals("chaos"));
    }

    /** How long the longest of its zones is that holds the name; -1 if none does. */
    int reach(DomainName name) {
        int longest = -1;
        for (int i = 0; i < zones.size(); i++) {
            if (name.isWithin(zones.get(i))) {
                longest = Math.max(longest, zones.get(i).labelCount());
            }
        }
        return longest;
    }
}
