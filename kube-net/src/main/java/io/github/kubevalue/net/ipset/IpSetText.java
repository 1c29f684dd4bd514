package io.github.kubevalue.net.ipset;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.text.TextProblem;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** Sets as {@code ipset save} prints them. */
public final class IpSetText {
    /** The options of a set on which no answer depends. */
    private static final Pattern PLAIN =
            Pattern.compile("(((family|hashsize|maxelem|bucketsize|initval|range) \\S+|forceadd)( |$))*");

    private IpSetText() {}

    /** Reads sets; the problem names the first line that cannot be read. */
    public static Either<TextProblem, Seq<IpSet>> parse(String text) {
        LinkedHashMap<String, IpSet> sets = LinkedHashMap.empty();
        int line = 0;
        for (String each : text.lines().toList()) {
            line++;
            String[] words = each.strip().split("\\s+");
            if (each.isBlank() || each.startsWith("#")) {
                continue;
            }
            Option<IpSet> changed =
                    words.length < 3 ? Option.none() : words[0].equals("create") ? created(words) : added(sets, words);
            if (changed.isEmpty()) {
                return Either.left(new TextProblem(line, "not modelled: " + each.strip()));
            }
            sets = sets.put(words[1], changed.get());
        }
        return Either.right(sets.values().toVector());
    }

    /** Sets whose entries expire, count or have comments, and those that look at a part of an address, are not modelled. */
    private static Option<IpSet> created(String[] words) {
        Vector<String> options = Vector.of(words).drop(3);
        IpFamily family = options.contains("inet6") ? IpFamily.IPV6 : IpFamily.IPV4;
        return Vector.of(IpSetType.values())
                .find(type -> type.toString().equals(words[2]))
                .filter(type -> PLAIN.matcher(options.mkString(" ")).matches())
                .map(type -> IpSet.of(words[1], type, family))
                .map(set -> options.isEmpty() ? set : set.withOptions(options.mkString(" ")));
    }

    private static Option<IpSet> added(LinkedHashMap<String, IpSet> sets, String[] words) {
        return words.length > 3 || !words[0].equals("add")
                ? Option.none()
                : sets.get(words[1])
                        .flatMap(set -> entry(set.type(), words[2]).map(entry -> set.withAll(Vector.of(entry))));
    }

    private static Option<IpSetEntry> entry(IpSetType type, String text) {
        String[] parts = text.split(",");
        return switch (type) {
            case HASH_IP -> Ip.tryParse(text).map(IpSetEntry.Host::new);
            case HASH_NET -> block(text).map(IpSetEntry.Net::new);
            case BITMAP_PORT -> port(text).map(IpSetEntry.Port::new);
            case HASH_IP_PORT -> parts.length == 2 ? service(parts).map(entry -> entry) : Option.none();
            case HASH_IP_PORT_IP -> parts.length == 3 ? service(parts, host(parts[2])) : Option.none();
            case HASH_IP_PORT_NET -> parts.length == 3 ? service(parts, block(parts[2])) : Option.none();
        };
    }

    private static Option<IpSetEntry> service(String[] parts, Option<Cidr> with) {
        return service(parts).flatMap(entry -> with.map(entry::and));
    }

    private static Option<IpSetEntry.Service> service(String[] parts) {
        int colon = parts[1].indexOf(':');
        Option<IpProtocol> protocol =
                colon < 0 ? Option.some(IpProtocol.TCP) : IpProtocol.tryParse(parts[1].substring(0, colon));
        return Ip.tryParse(parts[0])
                .flatMap(ip -> protocol.flatMap(named ->
                        port(parts[1].substring(colon + 1)).map(port -> IpSetEntry.Service.of(ip, named, port))));
    }

    private static Option<Cidr> host(String text) {
        return Ip.tryParse(text).map(Cidr::host);
    }

    private static Option<Cidr> block(String text) {
        return text.indexOf('/') < 0 ? host(text) : Cidr.tryParse(text);
    }

    private static Option<Integer> port(String text) {
        return Option.when(text.matches("[0-9]{1,5}"), text)
                .map(Integer::valueOf)
                .filter(port -> port <= 65535);
    }
}
