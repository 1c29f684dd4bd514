package io.github.kubevalue.net.ipset;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that {@code ipset save} prints. */
final class IpSetText {
    private static final Pattern COMMAND = Pattern.compile("(create|add)\\s+(\\S+)\\s+(\\S+)\\s*(.*)");

    private static final Pattern TYPE = Pattern.compile("(bitmap|hash|list):\\S+");

    /** The options of a set on which no answer depends. */
    private static final Pattern PLAIN =
            Pattern.compile("((family inet6?|(hashsize|maxelem|bucketsize|initval|range) \\S+"
                    + "|forceadd|counters|comment|skbinfo)( |$))*");

    /** An option that ends the line where its value should stand. */
    private static final Pattern UNFINISHED = Pattern.compile(
            "(.* )?(family|hashsize|maxelem|bucketsize|initval|range|timeout" + "|netmask|bitmask|markmask|size)");

    /** An entry for a protocol without ports, as sets of ports print it: {@code 10.0.0.1,icmp:echo-request}. */
    // ipset, lib/print.c, ipset_print_proto_port
    private static final Pattern PORTLESS = Pattern.compile("[^,]+,((icmp|ipv6-icmp):[^,]+|[^,:]+:0)(,.+)?");

    private IpSetText() {}

    /** Returns the set that a command makes or changes; none if {@code ipset save} prints no such command after the others. */
    static Option<SavedSet> after(Map<String, SavedSet> sets, String command) {
        Matcher words = COMMAND.matcher(command);
        if (!words.matches()) {
            return Option.none();
        }
        Option<SavedSet> known = sets.get(words.group(2));
        return words.group(1).equals("add")
                ? known.flatMap(set -> added(set, words, command))
                : Option.when(known.isEmpty(), command).flatMap(each -> created(words, each));
    }

    private static Option<SavedSet> created(Matcher words, String command) {
        String name = words.group(2);
        String type = words.group(3);
        String options = words.group(4).replaceAll("\\s+", " ");
        if (!TYPE.matcher(type).matches() || UNFINISHED.matcher(options).matches()) {
            return Option.none();
        }
        IpFamily family = options.contains("family inet6") ? IpFamily.IPV6 : IpFamily.IPV4;
        return Option.some(Vector.of(IpSetType.values())
                .find(each -> each.toString().equals(type))
                .filter(each -> PLAIN.matcher(options).matches())
                .map(each -> IpSet.of(name, each, family))
                .<SavedSet>map(set -> options.isEmpty() ? set : set.withOptions(options))
                .getOrElse(() -> new UnmodelledSet(name, command, Vector.of(command))));
    }

    private static Option<SavedSet> added(SavedSet set, Matcher words, String command) {
        return set instanceof IpSet known
                ? added(known, words.group(3), words.group(4), command)
                : Option.some(((UnmodelledSet) set).with(command));
    }

    private static Option<SavedSet> added(IpSet set, String text, String extensions, String command) {
        Vector<String> options = Vector.of(set.options().split(" "));
        Vector<String> withExceptions = set.type().hasBlocks() ? options.append("nomatch") : options;
        if (!SetExtension.allows(withExceptions, extensions)) {
            return Option.none();
        }
        Option<IpSetEntry> entry = entry(set.type(), text);
        return entry.isDefined() && SetExtension.allows(options, extensions)
                ? entry.map(each -> set.with(new IpSetMember(each, extensions)))
                : Option.when(entry.isDefined() || isPortless(set.type(), text), () -> set.unmodelled(command));
    }

    private static boolean isPortless(IpSetType type, String text) {
        return type.hasService() && PORTLESS.matcher(text).matches();
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
