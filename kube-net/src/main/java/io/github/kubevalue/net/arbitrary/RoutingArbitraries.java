package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.github.kubevalue.net.route.Device;
import io.github.kubevalue.net.route.DeviceKind;
import io.github.kubevalue.net.route.DeviceSettings;
import io.github.kubevalue.net.route.IpSettings;
import io.github.kubevalue.net.route.NetworkNamespace;
import io.github.kubevalue.net.route.ReversePathFilter;
import io.github.kubevalue.net.route.Route;
import io.github.kubevalue.net.route.RouteQuery;
import io.github.kubevalue.net.route.RouteTable;
import io.github.kubevalue.net.route.RouteType;
import io.github.kubevalue.net.route.RoutingPolicy;
import io.github.kubevalue.net.route.RoutingRule;
import io.github.kubevalue.net.route.RuleAction;
import io.github.kubevalue.net.route.TableId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of routes, rules and settings that the kernel accepts, for a router with three devices that have addresses and
 * one that has none; and of packets that often meet them.
 */
public final class RoutingArbitraries {
    /** The devices: {@code eth0} with a secondary address and one in another subnet, {@code eth1}, {@code veth0} and {@code cali0}. */
    public static final Seq<Device> DEVICES = Vector.of(
            Device.of("lo", DeviceKind.LOOPBACK, Cidr.parse("127.0.0.1/8")),
            Device.of(
                    "eth0",
                    DeviceKind.ETHERNET,
                    Cidr.parse("192.0.2.11/24"),
                    Cidr.parse("192.0.2.99/24"),
                    Cidr.parse("10.9.0.1/16")),
            Device.of("eth1", DeviceKind.ETHERNET, Cidr.parse("198.51.100.11/28")),
            Device.of("veth0", DeviceKind.VETH, Cidr.parse("10.1.0.1/24")),
            Device.of("cali0", DeviceKind.VETH));

    /** The tables that rules name beside table main. */
    public static final Seq<TableId> TABLES = Vector.of(new TableId(100), new TableId(200));

    private static final Seq<String> OWN =
            Vector.of("192.0.2.11", "192.0.2.99", "10.9.0.1", "198.51.100.11", "10.1.0.1");
    private static final Seq<String> FOREIGN = Vector.of(
            "192.0.2.1",
            "198.51.100.1",
            "10.1.0.7",
            "10.1.0.8",
            "10.1.1.1",
            "10.2.0.1",
            "10.9.7.7",
            "8.8.8.8",
            "127.0.0.5");

    private RoutingArbitraries() {}

    /** Returns addresses, this router's own among them. */
    public static Arbitrary<Ip> addresses() {
        return Arbitraries.of(OWN.appendAll(FOREIGN).appendAll(FOREIGN).asJava())
                .map(Ip::parse);
    }

    private static Arbitrary<Cidr> blocks() {
        return Combinators.combine(addresses(), Arbitraries.of(0, 4, 8, 16, 24, 30, 32))
                .as((ip, prefix) -> new Cidr(ip, prefix).network());
    }

    private static Arbitrary<String> devices() {
        return Arbitraries.of("eth0", "eth1", "veth0", "cali0");
    }

    /** Returns routes: most lead to neighbours or gateways, some refuse. */
    public static Arbitrary<Route> routes() {
        Arbitrary<Route> connected = Combinators.combine(blocks(), devices()).as(Route::connected);
        Arbitrary<Route> gateways = Combinators.combine(
                        blocks(),
                        Arbitraries.of("192.0.2.1", "192.0.2.2", "198.51.100.1").map(Ip::parse),
                        devices())
                .as((block, via, device) -> Route.via(block, via, device).onlink());
        Arbitrary<Route> refusing = Combinators.combine(
                        Arbitraries.of(RouteType.BLACKHOLE, RouteType.UNREACHABLE, RouteType.PROHIBIT, RouteType.THROW),
                        blocks())
                .as(Route::refusing);
        Arbitrary<Route> leading = Combinators.combine(
                        Arbitraries.oneOf(connected, gateways),
                        Arbitraries.of(OWN.asJava()).map(Ip::parse).optional(0.3))
                .as((route, source) -> route.withSrc(Option.ofOptional(source)));
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(5, leading), Tuple.of(1, refusing)),
                        Arbitraries.of(0, 0, 5, 10))
                .as(Route::withMetric);
    }

    /** Returns a table of such routes. */
    public static Arbitrary<RouteTable> tables() {
        return routes().list().ofMaxSize(8).map(list -> RouteTable.empty().plus(Vector.ofAll(list)));
    }

    /** Returns rules of that priority. */
    public static Arbitrary<RoutingRule> rules(int priority) {
        Arbitrary<RuleAction> actions = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(TABLES.append(TableId.MAIN).asJava()).map(RuleAction.Lookup::new)),
                Tuple.of(
                        1,
                        Arbitraries.of(RouteType.BLACKHOLE, RouteType.UNREACHABLE, RouteType.PROHIBIT)
                                .map(RuleAction.Refuse::new)),
                Tuple.of(1, Arbitraries.of(new RuleAction.Goto(32766), new RuleAction.Nop())));
        Arbitrary<RoutingRule> plain = actions.map(action ->
                RoutingRule.builder().priority(priority).action(action).build());
        return Combinators.combine(
                        plain,
                        blocks().filter(block -> block.prefix() > 0).optional(0.3),
                        blocks().filter(block -> block.prefix() > 0).optional(0.2),
                        fwmarks().optional(0.3),
                        Arbitraries.of("eth0", "veth0", "cali0", "lo").optional(0.3),
                        Arbitraries.of(true, false, false, false))
                .as((rule, from, to, mark, in, inverted) -> rule.withSource(Option.ofOptional(from))
                        .withDestination(Option.ofOptional(to))
                        .withFwmark(Option.ofOptional(mark))
                        .withIn(Option.ofOptional(in))
                        .withIsInverted(inverted))
                .flatMap(RoutingArbitraries::narrowed);
    }

    private static Arbitrary<RoutingRule.Fwmark> fwmarks() {
        return Combinators.combine(Arbitraries.of(0x100, 0x200, 0x300), Arbitraries.of(-1, 0xf00, 0x100))
                .as(RoutingRule.Fwmark::new);
    }

    /** A rule that holds for ports too, or passes over short prefixes. */
    private static Arbitrary<RoutingRule> narrowed(RoutingRule rule) {
        Arbitrary<Option<Integer>> lengths =
                Arbitraries.of(Option.none(), Option.none(), Option.some(0), Option.some(16));
        Arbitrary<Option<PortRange>> ports = Arbitraries.of(
                Option.none(), Option.none(), Option.some(PortRange.of(53)), Option.some(new PortRange(80, 90)));
        return Combinators.combine(lengths, ports).as((length, range) -> {
            RoutingRule ported = range.isEmpty()
                    ? rule
                    : rule.withProtocol(Option.some(IpProtocol.UDP)).withDestinationPorts(range);
            return rule.action() instanceof RuleAction.Lookup ? ported.withSuppressPrefixlength(length) : ported;
        });
    }

    /** Returns what is set on all devices and on two of them. */
    public static Arbitrary<IpSettings> settings() {
        return Combinators.combine(deviceSettings(), deviceSettings(), deviceSettings())
                .as((all, eth0, cali0) -> IpSettings.DEFAULT
                        .withAll(all.withForwarding(true))
                        .with("eth0", eth0)
                        .with("cali0", cali0));
    }

    private static Arbitrary<DeviceSettings> deviceSettings() {
        return Combinators.combine(
                        Arbitraries.of(ReversePathFilter.values()),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of(true, false, false),
                        Arbitraries.of(true, false, false),
                        Arbitraries.of(true, false))
                .as((filter, forwarding, local, localnet, mark) -> DeviceSettings.builder()
                        .rpFilter(filter)
                        .forwarding(forwarding)
                        .acceptLocal(local)
                        .routeLocalnet(localnet)
                        .srcValidMark(mark)
                        .build());
    }

    /** Returns a router with only the rules that a kernel starts with. */
    public static Arbitrary<NetworkNamespace> plainRouters() {
        return Combinators.combine(routes().list().ofMaxSize(8), settings())
                .as((routes, settings) -> NetworkNamespace.of(DEVICES)
                        .withRoutes(Vector.ofAll(routes))
                        .with(settings));
    }

    /** Returns a router with one to four rules of its own, and tables for them. */
    public static Arbitrary<NetworkNamespace> routers() {
        Arbitrary<List<RoutingRule>> rules = Arbitraries.integers()
                .between(1, 4)
                .flatMap(count -> Combinators.combine(Vector.range(0, count)
                                .map(n -> rules(100 + n * 10))
                                .asJava())
                        .as(list -> list));
        return Combinators.combine(plainRouters(), rules, tables(), tables()).as((router, own, first, second) -> {
            Seq<RoutingRule> all = RoutingPolicy.DEFAULT_RULES.appendAll(own);
            return router.with(router.policy()
                    .withRules(IpFamily.IPV4, all)
                    .withTable(TABLES.get(0), first)
                    .withTable(TABLES.get(1), second));
        });
    }

    /** Returns questions about what is sent here. */
    public static Arbitrary<RouteQuery> outputQueries() {
        return Combinators.combine(
                        queries(),
                        Arbitraries.of(OWN.asJava()).map(Ip::parse).optional(0.4),
                        devices().optional(0.2))
                .as((query, source, out) ->
                        query.withSource(Option.ofOptional(source)).withOut(Option.ofOptional(out)));
    }

    /** Returns questions about what has come in. */
    public static Arbitrary<RouteQuery> inputQueries() {
        return Combinators.combine(queries(), addresses(), devices())
                .as((query, source, in) -> query.withSource(Option.some(source)).cameInBy(in));
    }

    private static Arbitrary<RouteQuery> queries() {
        return Combinators.combine(
                        addresses(),
                        Arbitraries.of(0, 0, 0x100, 0x200, 0x300),
                        Arbitraries.of(53, 80, 443).optional(0.5))
                .as((destination, mark, port) -> {
                    RouteQuery query = RouteQuery.to(destination).withMark(mark);
                    return port.isPresent()
                            ? query.withFlow(Option.some(Flow.of(
                                    IpProtocol.UDP,
                                    Address.of(destination, 4000),
                                    Address.of(destination, port.get()))))
                            : query;
                });
    }
}
