package io.github.kubevalue.net.netfilter.text;

import io.github.kubevalue.net.conntrack.Direction;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.ConnectionMatch;
import io.github.kubevalue.net.netfilter.ConnectionMatch.Question;
import io.github.kubevalue.net.netfilter.HostMatch;
import io.github.kubevalue.net.netfilter.HostMatch.Owner;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.Match.Addrtype;
import io.github.kubevalue.net.netfilter.Match.End;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The matches of extensions that ask the host. */
final class HostExtensions {
    /** The options of conntrack in the order in which iptables-save prints them: extensions/libxt_conntrack.c, conntrack_dump. */
    static final Vector<String> CONNTRACK = Vector.of(
            "--ctstate",
            "--ctproto",
            "--ctorigsrc",
            "--ctorigdst",
            "--ctreplsrc",
            "--ctrepldst",
            "--ctorigsrcport",
            "--ctorigdstport",
            "--ctreplsrcport",
            "--ctrepldstport",
            "--ctdir");

    private HostExtensions() {}

    /** One end that must not be of a kind is a negated match; of two ends, each says it for itself. */
    static Seq<Match> addrtype(Extension extension) {
        Option<Addrtype.Types> source = extension.option("--src-type").map(HostExtensions::types);
        Option<Addrtype.Types> destination = extension.option("--dst-type").map(HostExtensions::types);
        Option<Addrtype.Limit> limit = extension.has("--limit-iface-in")
                ? Option.some(Addrtype.Limit.IN)
                : Option.when(extension.has("--limit-iface-out"), Addrtype.Limit.OUT);
        if (source.isDefined() == destination.isDefined()) {
            return Vector.of(new Addrtype(source, destination, limit));
        }
        End end = source.isDefined() ? End.SOURCE : End.DESTINATION;
        Addrtype.Types types = source.getOrElse(destination::get);
        Match match = new Addrtype(end, new Addrtype.Types(false, types.types()), limit);
        return Vector.of(types.negated() ? match.negated() : match);
    }

    private static Addrtype.Types types(Extension.Given option) {
        return new Addrtype.Types(
                option.negated(), Vector.of(option.value().split(",")).map(HostExtensions::type));
    }

    private static AddressType type(String text) {
        return Vector.of(AddressType.values())
                .find(type -> type.name().equals(text))
                .getOrElseThrow(() -> new SyntaxError("not an address type: \"" + text + "\""));
    }

    static Seq<Match> conntrack(Extension extension) {
        Vector<Extension.Given> options = extension.options().sortBy(option -> CONNTRACK.indexOf(option.name()));
        if (options.size() == 1 && options.head().name().equals("--ctstate")) {
            Extension.Given states = options.head();
            return Vector.of(states.read(new ConnectionMatch.Conntrack(Extensions.states(states.value()))));
        }
        Vector<Option<ConnectionMatch.Part>> parts = options.map(HostExtensions::part);
        return parts.forAll(Option::isDefined)
                ? Vector.of(new ConnectionMatch.Parts(parts.flatMap(part -> part)))
                : Extensions.unknown(extension);
    }

    private static Option<ConnectionMatch.Part> part(Extension.Given option) {
        String value = option.value();
        Direction direction = option.name().startsWith("--ctorig") ? Direction.ORIGINAL : Direction.REPLY;
        End end = option.name().contains("src") ? End.SOURCE : End.DESTINATION;
        Option<Question> question = switch (option.name()) {
            case "--ctstate" ->
                Option.some(
                        new Question.States(Extensions.states(value).distinct().sorted()));
            case "--ctproto" -> IpProtocol.tryParse(value).map(Question.Protocol::new);
            case "--ctdir" ->
                Vector.of(Direction.values())
                        .find(way -> way.name().equals(value))
                        .map(Question.Way::new);
            case "--ctorigsrc", "--ctorigdst", "--ctreplsrc", "--ctrepldst" ->
                Option.some(new Question.Address(direction, end, Values.cidr(value)));
            default -> Option.some(new Question.Port(direction, end, Values.ports(value, ':')));
        };
        return question.map(asked -> new ConnectionMatch.Part(option.negated(), asked));
    }

    static Seq<Match> owner(Extension extension) {
        Vector<Extension.Given> names = extension
                .options()
                .reject(option -> option.name().equals("--socket-exists")
                        || option.value().matches("[0-9]{1,10}(-[0-9]{1,10})?"));
        if (!names.isEmpty()) {
            return Extensions.unknown(extension);
        }
        return Vector.of(new Owner(
                extension.option("--uid-owner").map(HostExtensions::ids),
                extension.option("--gid-owner").map(HostExtensions::ids),
                extension.option("--socket-exists").map(option -> new Owner.Exists(option.negated()))));
    }

    private static Owner.Ids ids(Extension.Given option) {
        String[] ends = option.value().split("-", 2);
        return new Owner.Ids(option.negated(), Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
    }

    static Seq<Match> socket(Extension extension) {
        return Vector.of(new HostMatch.Socket(
                extension.has("--transparent"), extension.has("--nowildcard"), extension.has("--restore-skmark")));
    }

    static Seq<Match> reversePath(Extension extension) {
        return Vector.of(new HostMatch.ReversePath(
                extension.has("--loose"),
                extension.has("--validmark"),
                extension.has("--accept-local"),
                extension.has("--invert")));
    }
}
