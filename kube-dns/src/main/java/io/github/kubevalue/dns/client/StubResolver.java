package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
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
 * @param own the addresses of the program's host, with their subnets: by them the addresses found are put in order, if known
 */
public record StubResolver(Libc libc, ResolvConf resolvConf, HostsFile hosts, Transport transport, Seq<Cidr> own) {
    private static final Vector<RecordType> ADDRESSES = Vector.of(RecordType.A, RecordType.AAAA);

    /** Returns a resolver on a host whose own addresses are not known: addresses stay in the order in which they are found. */
    public StubResolver(Libc libc, ResolvConf resolvConf, HostsFile hosts, Transport transport) {
        this(libc, resolvConf, hosts, transport, Vector.empty());
    }

    /** Returns the resolver on a host with those addresses, with their subnets. */
    public StubResolver withOwn(Seq<Cidr> addresses) {
        return new StubResolver(libc, resolvConf, hosts, transport, addresses);
    }

    /** Looks up the addresses of a name, as programs do. */
    public Lookup addresses(String name) {
        return addresses(name, Choice.first());
    }

    /** Looks up the addresses of a name; chance decides with which server {@code rotate} begins. */
    public Lookup addresses(String name, Choice choice) {
        return lookup(name, ADDRESSES, choice);
    }

    /** Looks up the records of one type, walking the search list in the same way. */
    public Lookup records(String name, RecordType type) {
        return lookup(name, Vector.of(type), Choice.first());
    }

    private Lookup lookup(String name, Seq<RecordType> types, Choice choice) {
        Option<DomainName> parsed = DomainName.tryParse(name).filter(given -> !given.isEmpty());
        Option<Lookup.Result> local = local(name, parsed, types);
        if (local.isDefined()) {
            return new Lookup(name, Vector.empty(), inOrder(local.get()), Duration.ZERO);
        }
        Walk walk = new Walk(resolvConf, transport, choice);
        Lookup.Result result = libc == Libc.GLIBC
                ? new Glibc(walk, types).search(parsed.get())
                : new Musl(walk).search(parsed.get(), types);
        return walk.ended(name, inOrder(result));
    }

    private Lookup.Result inOrder(Lookup.Result result) {
        return result instanceof Lookup.Found found && found.addresses().size() > 1
                ? new Lookup.Found(
                        found.records(), new AddressOrder(AddressPolicy.of(libc), own).sorted(found.addresses()))
                : result;
    }

    /** What can be told without a query: an address, a name of the hosts file, or that it is no name. */
    private Option<Lookup.Result> local(String name, Option<DomainName> parsed, Seq<RecordType> types) {
        if (parsed.isEmpty() && Ip.tryParse(name).isEmpty()) {
            return Option.some(Lookup.Error.EAI_NONAME.toldBy(libc));
        }
        Seq<Ip> known = known(name, parsed);
        if (known.isEmpty()) {
            return Option.none();
        }
        Seq<ResourceRecord> records = known.map(RecordData::of)
                .filter(data -> types.contains(data.type()))
                .map(data -> new ResourceRecord(parsed.map(DomainName::absolute).getOrElse(DomainName.ROOT), 0, data));
        if (!records.isEmpty()) {
            return Option.some(new Lookup.Found(records));
        }
        // src/network/lookup_name.c, name_from_hosts: musl goes no further when the file has the name with another
        // family
        return libc == Libc.MUSL && types.forAll(RecordType::isAddress)
                ? Option.some(Lookup.Error.EAI_NODATA.toldBy(libc))
                : Option.none();
    }

    /** The address that the name is, or those that the hosts file has for it. */
    private Seq<Ip> known(String name, Option<DomainName> parsed) {
        Option<Ip> address = Ip.tryParse(name);
        if (address.isDefined()) {
            return Vector.of(address.get());
        }
        boolean inFile = !hosts.lines().isEmpty() && !parsed.get().isAbsolute();
        return inFile ? hosts.addresses(parsed.get().absolute()) : Vector.empty();
    }
}
