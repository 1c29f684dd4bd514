package io.github.kubevalue.dns.plugin.hosts;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The names and addresses of a hosts file, those that the plugin answers for. A name that begins with {@code *.} stands for
 * each name that has one label more than the rest of it, unless that name is in the file itself.
 *
 * @param byName the addresses of names in lower case, in the order of the file, with those that it repeats
 * @param byAddress the names of addresses, likewise
 */
// plugin/hosts/hostsfile.go
record HostsTable(Map<String, Vector<Ip>> byName, Map<Ip, Vector<DomainName>> byAddress) {
    static final HostsTable EMPTY = new HostsTable(HashMap.empty(), HashMap.empty());

    /** Reads a hosts file; lines that are none, and names outside the origins, count for nothing. */
    static HostsTable parse(String text, Seq<DomainName> origins) {
        HostsTable table = EMPTY;
        for (String line : text.split("\n", -1)) {
            Vector<String> fields = Vector.of(line.split("#", 2)[0].trim().split("\\s+"));
            Option<Ip> ip = address(fields.head());
            for (String field : ip.isEmpty() ? Vector.<String>empty() : fields.tail()) {
                Option<DomainName> name = DomainName.tryParse(field)
                        .map(found -> found.absolute().lowerCase())
                        .filter(found -> origins.exists(found::isWithin));
                table = name.isEmpty() ? table : table.with(name.get(), ip.get());
            }
        }
        return table;
    }

    /** An address, its IPv6 zone left away; one of IPv4 that is mapped into IPv6 is the one of IPv4. */
    private static Option<Ip> address(String text) {
        return Ip.tryParse(text.split("%", 2)[0]).map(ip -> {
            boolean mapped = !ip.isV4() && ip.high() == 0 && ip.low() >>> 32 == 0xffff;
            return mapped ? Ip.v4(ip.low() & 0xffff_ffffL) : ip;
        });
    }

    private HostsTable with(DomainName name, Ip ip) {
        boolean wildcard = name.key().startsWith("*.");
        return new HostsTable(
                byName.put(
                        name.key(), byName.getOrElse(name.key(), Vector.empty()).append(ip)),
                wildcard
                        ? byAddress
                        : byAddress.put(
                                ip, byAddress.getOrElse(ip, Vector.empty()).append(name)));
    }

    /** Returns this table without names of addresses. */
    HostsTable withoutReverse() {
        return new HostsTable(byName, HashMap.empty());
    }

    Seq<Ip> addresses(DomainName name, IpFamily family) {
        Seq<Ip> own = listed(name.key(), family);
        return own.isEmpty() && !name.isRoot() ? listed("*." + name.parent().key(), family) : own;
    }

    private Seq<Ip> listed(String key, IpFamily family) {
        return byName.getOrElse(key, Vector.empty()).filter(ip -> ip.family() == family);
    }

    Seq<DomainName> names(Ip ip) {
        return byAddress.getOrElse(ip, Vector.empty());
    }
}
