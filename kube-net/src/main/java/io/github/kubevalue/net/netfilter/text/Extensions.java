package io.github.kubevalue.net.netfilter.text;

import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.netfilter.ConnectionMatch;
import io.github.kubevalue.net.netfilter.HeaderMatch;
import io.github.kubevalue.net.netfilter.HeaderMatch.Ttl;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.Match.End;
import io.github.kubevalue.net.netfilter.RateMatch;
import io.github.kubevalue.net.netfilter.RateMatch.RecentAction;
import io.github.kubevalue.net.netfilter.TransportMatch;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.TcpFlag;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.function.BiFunction;

/** The matches that loaded extensions stand for. */
final class Extensions {
    private static final TcpFlags SYN_MASK = TcpFlags.of(TcpFlag.FIN, TcpFlag.SYN, TcpFlag.RST, TcpFlag.ACK);

    private Extensions() {}

    static Seq<Match> matches(Extension extension) {
        if (!extension.isKnown() || extension.options().exists(option -> !extension.owns(option.name()))) {
            return unknown(extension);
        }
        return switch (extension.name()) {
            case "tcp", "udp", "sctp" -> transport(extension);
            case "statistic" -> statistic(extension);
            case "recent" -> recent(extension);
            case "mark" -> extension.options().map(option -> option.read(mark(option, Match.Mark::new)));
            case "addrtype" -> HostExtensions.addrtype(extension);
            case "conntrack" -> HostExtensions.conntrack(extension);
            case "owner" -> HostExtensions.owner(extension);
            case "socket" -> HostExtensions.socket(extension);
            case "rpfilter" -> HostExtensions.reversePath(extension);
            case "limit" -> RateExtensions.limit(extension);
            case "hashlimit" -> RateExtensions.hashlimit(extension);
            case "iprange" -> single(extension).sortBy(Extensions::isDestination);
            case "connmark" ->
                extension.options().map(option -> option.read(mark(option, ConnectionMatch.Connmark::new)));
            default -> single(extension);
        };
    }

    private static boolean isDestination(Match match) {
        return match.bare() instanceof HeaderMatch.IpRange range && range.end() == End.DESTINATION;
    }

    static Seq<Match> unknown(Extension extension) {
        return Vector.of(new Match.Unknown(extension.text()));
    }

    private static Seq<Match> single(Extension extension) {
        return extension.options().map(option -> option.read(match(option)));
    }

    private static Match match(Extension.Given option) {
        String value = option.values().headOption().getOrElse("");
        return switch (option.name()) {
            case "--sport", "--source-port" -> new TransportMatch.SourcePort(Values.ports(value, ':'));
            case "--dport", "--destination-port" -> new TransportMatch.DestinationPort(Values.ports(value, ':'));
            case "--sports", "--source-ports" -> new Match.Multiport(End.SOURCE, Values.portList(value));
            case "--dports", "--destination-ports" -> new Match.Multiport(End.DESTINATION, Values.portList(value));
            case "--ports" -> new Match.Multiport(End.EITHER, Values.portList(value));
            case "--tcp-flags" ->
                new TransportMatch.Flags(
                        Values.flags(value), Values.flags(option.values().get(1)));
            case "--syn" -> new TransportMatch.Flags(SYN_MASK, TcpFlags.SYN);
            case "--icmp-type" -> icmp(IcmpNames.v4(value));
            case "--icmpv6-type" -> icmp(IcmpNames.v6(value));
            case "--state" -> new ConnectionMatch.State(states(value));
            case "--src-range" -> range(End.SOURCE, value);
            case "--dst-range" -> range(End.DESTINATION, value);
            case "--ttl-eq", "--hl-eq" -> ttl(Ttl.Comparison.EQ, option);
            case "--ttl-lt", "--hl-lt" -> ttl(Ttl.Comparison.LT, option);
            case "--ttl-gt", "--hl-gt" -> ttl(Ttl.Comparison.GT, option);
            case "--pkt-type" -> packetType(value);
            case "--physdev-is-in" -> new Match.PhysdevIsIn();
            case "--comment" -> new Match.Comment(value);
            case "--nfacct-name" -> new Match.Nfacct(value);
            case "--match-set" -> set(value, option.values().get(1));
            default -> throw new SyntaxError("unknown option \"" + option.name() + "\"");
        };
    }

    private static Seq<Match> transport(Extension extension) {
        if (extension.options().isEmpty()) {
            return Vector.of(new TransportMatch.Bare(
                    IpProtocol.tryParse(extension.name()).get()));
        }
        return single(extension);
    }

    private static Match range(End end, String text) {
        String[] ips = text.split("-", 2);
        return new HeaderMatch.IpRange(end, Values.ip(ips[0]), Values.ip(ips[ips.length - 1]));
    }

    private static Match ttl(Ttl.Comparison comparison, Extension.Given option) {
        String extension = option.name().substring(2, option.name().lastIndexOf('-'));
        return new Ttl(comparison, (int) Values.within(extension, option.name(), option.value(), 0, 255));
    }

    private static Match packetType(String text) {
        return Vector.of(HeaderMatch.PacketType.Kind.values())
                .find(kind -> kind.toString().equals(text))
                .map(HeaderMatch.PacketType::new)
                .getOrElseThrow(() -> new SyntaxError("unknown packet type \"" + text + "\""));
    }

    private static Match icmp(String type) {
        int slash = type.indexOf('/');
        return slash < 0
                ? new Match.Icmp(Values.integer(type), Option.none())
                : new Match.Icmp(
                        Values.integer(type.substring(0, slash)),
                        Option.some(Values.integer(type.substring(slash + 1))));
    }

    static Seq<CtState> states(String text) {
        return Vector.of(text.split(","))
                .map(name -> Vector.of(CtState.values())
                        .find(state -> state.name().equals(name))
                        .getOrElseThrow(() -> new SyntaxError("not a connection state: \"" + name + "\"")));
    }

    private static Match set(String name, String ends) {
        return new Match.InSet(
                name, Vector.of(ends.split(",")).map(end -> end.equals("src") ? End.SOURCE : End.DESTINATION));
    }

    private static Match mark(Extension.Given option, BiFunction<Integer, Integer, Match> match) {
        String[] parts = option.value().split("/", 2);
        return match.apply(Values.bits(parts[0]), parts.length == 1 ? -1 : Values.bits(parts[1]));
    }

    private static Seq<Match> statistic(Extension extension) {
        if (extension.option("--mode").exists(mode -> mode.value().equals("nth"))) {
            return RateExtensions.nth(extension);
        }
        boolean random = extension.option("--mode").exists(mode -> mode.value().equals("random"));
        Option<Extension.Given> probability = extension.option("--probability");
        if (!random || probability.isEmpty()) {
            return unknown(extension);
        }
        Match match = new Match.Statistic(Values.probability(probability.get().value()));
        return Vector.of(probability.get().read(match));
    }

    private static Seq<Match> recent(Extension extension) {
        Option<RecentAction> action = Vector.of(RecentAction.values())
                .find(each -> extension.has("--" + each.name().toLowerCase(Locale.ROOT)));
        boolean wholeAddress = extension
                .option("--mask")
                .forAll(mask -> mask.value().equals("255.255.255.255")
                        || mask.value().equals("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
        if (action.isEmpty() || !wholeAddress) {
            return unknown(extension);
        }
        Match match = new RateMatch.Recent(
                extension.option("--name").map(Extension.Given::value).getOrElse("DEFAULT"),
                action.get(),
                number(extension, "--seconds", 1),
                extension.has("--reap"),
                number(extension, "--hitcount", 0));
        boolean negated = extension.options().exists(Extension.Given::negated);
        return Vector.of(negated ? match.negated() : match);
    }

    private static Option<Long> number(Extension extension, String option, int least) {
        return extension
                .option(option)
                .map(given -> Values.within(extension.name(), option, given.value(), least, 0xffff_ffffL));
    }
}
