package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The resolver in a program's C library: {@code getaddrinfo} as a function.
 *
 * <p>An address is its own answer; the hosts file comes before DNS; then the name is tried as {@code ndots} and the search
 * list say, A and AAAA at once.
 *
 * @param libc whose rules apply
 * @param resolvConf whom to ask and where to search
 * @param hosts names that need no query
 * @param transport the way to the servers
 */
public record StubResolver(Libc libc, ResolvConf resolvConf, HostsFile hosts, Transport transport) {
    private static final Vector<RecordType> ADDRESSES = Vector.of(RecordType.A, RecordType.AAAA);

    /** Looks up the addresses of a name, as programs do. */
    public Lookup addresses(String name) {
        return lookup(name, ADDRESSES);
    }

    /** Looks up the records of one type, walking the search list in the same way. */
    public Lookup records(String name, RecordType type) {
        return lookup(name, Vector.of(type));
    }

    private Lookup lookup(String name, Seq<RecordType> types) {
        Option<DomainName> parsed = DomainName.tryParse(name).filter(given -> !given.isEmpty());
        Seq<Ip> known = Ip.tryParse(name)
                .toVector()
                .appendAll(parsed.toVector().flatMap(given -> hosts.addresses(given.absolute())));
        Seq<ResourceRecord> local = known.map(RecordData::of)
                .filter(data -> types.contains(data.type()))
                .map(data -> new ResourceRecord(parsed.map(DomainName::absolute).getOrElse(DomainName.ROOT), 0, data));
        if (!local.isEmpty()) {
            return new Lookup(name, Vector.empty(), new Lookup.Found(local), Duration.ZERO);
        }
        if (parsed.isEmpty()) {
            return new Lookup(name, Vector.empty(), Lookup.Error.EAI_NONAME.toldBy(libc), Duration.ZERO);
        }
        Walk walk = new Walk(resolvConf, transport);
        Lookup.Result result = libc == Libc.GLIBC
                ? new Glibc(walk).search(parsed.get(), types)
                : new Musl(walk).search(parsed.get(), types);
        return walk.ended(name, result);
    }
}
