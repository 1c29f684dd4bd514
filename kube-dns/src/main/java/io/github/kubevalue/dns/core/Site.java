package io.github.kubevalue.dns.core;

import io.github.kubevalue.dns.corefile.Block;
import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.ServerKey;
import io.github.kubevalue.dns.corefile.Transport;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.ServerBlock;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A server block that is being set up.
 *
 * @param block the block as written
 * @param keys what it serves
 * @param plugins those that are set up so far
 */
record Site(Block block, Seq<ServerKey> keys, Vector<Plugin> plugins) {
    private static final int MAX_PORT = 65_535;

    // core/dnsserver/register.go, InspectServerBlocks
    static Site of(Block block) throws CorefileError {
        Vector<ServerKey> keys = Vector.empty();
        for (String key : block.keys()) {
            keys = keys.append(ServerKey.parse(key));
        }
        return new Site(block, keys, Vector.empty());
    }

    Site with(Seq<? extends Plugin> more) {
        return new Site(block, keys, plugins.appendAll(more));
    }

    /** All zones, on whatever port. */
    Seq<DomainName> zones() {
        return keys.flatMap(ServerKey::zones);
    }

    Seq<String> hosts() throws CorefileError {
        return Bind.hosts(block.lines("bind"));
    }

    /** Where each zone is served. */
    // core/dnsserver/register.go, groupConfigsByListenAddr
    Seq<ZoneAddress> addresses() throws CorefileError {
        Seq<String> hosts = hosts().isEmpty() ? Vector.of("") : hosts();
        for (ServerKey key : keys) {
            if (key.port() < 0 || key.port() > MAX_PORT) {
                throw CorefileError.of("address " + key.port() + ": invalid port");
            }
        }
        return keys.flatMap(key -> key.zones()
                .flatMap(zone ->
                        hosts.map(host -> new ZoneAddress(key.transport(), zone.toString(), key.port(), host))));
    }

    /** What of this block answers plain queries on a port: a plugin without effect counts only where there is no other. */
    ServerBlock onPort(int port) {
        Vector<Plugin> effective = plugins.reject(plugin -> plugin instanceof WithoutEffect);
        return new ServerBlock(
                keys.filter(key -> key.port() == port && key.transport() == Transport.DNS)
                        .flatMap(ServerKey::zones),
                effective.isEmpty() ? plugins.take(1) : effective);
    }
}
