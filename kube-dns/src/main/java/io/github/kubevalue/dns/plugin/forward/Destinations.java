package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.dns.client.Libc;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.StubResolver;
import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Finds the servers that destinations stand for: addresses, the name servers of files, and the addresses that names have
 * when the server starts.
 *
 * @param controller what the plugin is set up with
 * @param resolvers whom names are asked of; the server's own name servers if there are none
 * @param serverName the name that all certificates must have, or nothing
 */
// plugin/forward/resolve.go
record Destinations(Controller controller, Seq<Ip> resolvers, String serverName) {
    private static final int MAX = 15;
    private static final String RESOLV_CONF = "/etc/resolv.conf";

    Seq<Upstream> upstreams(Seq<String> texts) throws CorefileError {
        for (String text : texts) {
            if (text.startsWith("https://") && text.indexOf('/', "https://".length()) >= 0) {
                throw CorefileError.of("paths are not allowed in HTTPS upstream addresses"
                        + " (the /dns-query path is used by default): " + text);
            }
        }
        Vector<Upstream> upstreams = Vector.empty();
        int entries = 0;
        for (String text : texts) {
            Seq<Upstream> found = upstreams(Destination.parse(text), text);
            entries += found.isEmpty() ? 0 : 1;
            for (Upstream upstream : found) {
                boolean known = upstreams.exists(other -> other.address().equals(upstream.address()));
                upstreams = known ? upstreams : upstreams.append(upstream);
            }
        }
        if (upstreams.isEmpty()) {
            throw CorefileError.of("no valid upstream addresses found");
        }
        if (entries > MAX) {
            throw CorefileError.of("more than " + MAX + " TOs configured: " + entries);
        }
        return upstreams;
    }

    private Seq<Upstream> upstreams(Destination destination, String text) throws CorefileError {
        Option<Ip> ip = destination.ip();
        if (ip.isDefined()) {
            return Vector.of(upstream(destination, ip.get()));
        }
        Option<String> file = controller.file(destination.path());
        if (file.isDefined()) {
            return ResolvConf.parse(file.get()).nameservers().map(Destinations::plain);
        }
        DomainName name = destination
                .name()
                .getOrElseThrow(() -> CorefileError.of("not an IP address, file, or valid domain: \"" + text + "\""));
        Vector<Upstream> upstreams = Vector.empty();
        for (Ip address : addresses(destination.host(), name)) {
            upstreams = upstreams.append(upstream(destination, address));
        }
        return upstreams;
    }

    private static Upstream plain(Ip ip) {
        return Forward.all(ip).options().upstreams().head();
    }

    private Upstream upstream(Destination destination, Ip ip) throws CorefileError {
        Upstream upstream = destination.at(ip);
        if (destination.isTls() && !destination.serverName().isEmpty() && !serverName.isEmpty()) {
            throw CorefileError.of("both forward ('" + serverName + "') and proxy level ('" + destination.serverName()
                    + "') TLS servernames are set for upstream proxy '" + destination + "'");
        }
        return upstream;
    }

    private Seq<Ip> addresses(String host, DomainName name) throws CorefileError {
        ResolvConf own = controller.file(RESOLV_CONF).map(ResolvConf::parse).getOrElse(ResolvConf.EMPTY);
        ResolvConf conf =
                resolvers.isEmpty() ? own : new ResolvConf(resolvers, Vector.empty(), ResolvConf.EMPTY.options());
        String asked = resolvers.isEmpty() ? name.toString() : name.absolute().toString();
        Lookup lookup = new StubResolver(
                        Libc.GLIBC,
                        conf,
                        HostsFile.EMPTY,
                        controller.surroundings().network())
                .addresses(asked);
        if (!lookup.isFound()) {
            throw CorefileError.of("failed to resolve \"" + host + "\": " + failure(host, conf));
        }
        return lookup.addresses();
    }

    // net, DNSError; plugin/forward/resolve.go, dnsLookup
    private String failure(String host, ResolvConf conf) {
        if (!resolvers.isEmpty()) {
            return "no addresses found for \"" + host + "\"";
        }
        String server =
                conf.nameservers().headOption().map(ip -> " on " + plain(ip)).getOrElse("");
        return "lookup " + host + server + ": no such host";
    }
}
