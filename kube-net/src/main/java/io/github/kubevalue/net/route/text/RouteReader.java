package io.github.kubevalue.net.route.text;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.route.NextHop;
import io.github.kubevalue.net.route.Route;
import io.github.kubevalue.net.route.RouteScope;
import io.github.kubevalue.net.route.RouteType;
import io.github.kubevalue.net.route.TableId;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Reads one line of {@code ip route}. */
final class RouteReader {
    /** Words behind a way that stand alone. */
    private static final Set<String> FLAGS =
            HashSet.of(NextHop.ONLINK, "linkdown", "dead", "pervasive", "offload", "trap", "notify", "unresolved");
    /** Words with a value that are kept but decide nothing here. */
    private static final Set<String> KEPT = HashSet.of(
            "advmss",
            "hoplimit",
            "window",
            "rtt",
            "rttvar",
            "ssthresh",
            "cwnd",
            "initcwnd",
            "initrwnd",
            "quickack",
            "features",
            "congctl",
            "rto_min",
            "reordering",
            "expires",
            "error",
            "pref",
            "realm",
            "realms",
            "mark",
            "uid",
            "users",
            "age");

    private final LineWords words;
    private final Route.Builder route = Route.builder();
    private TableId table = TableId.MAIN;
    private Vector<NextHop> hops = Vector.empty();
    private Option<Ip> via = Option.none();
    private Option<String> device = Option.none();
    private int weight = 1;
    private Vector<String> flags = Vector.empty();
    private Vector<String> options = Vector.empty();
    private Option<RouteScope> scope = Option.none();

    RouteReader(String line, IpFamily family) {
        this.words = new LineWords(line, family);
    }

    /** A route and the table that it is in. */
    record Placed(TableId table, Route route) {}

    Placed read() {
        Option<RouteType> type = words.peek().flatMap(RouteType::tryParse);
        type.forEach(known -> words.next(known.toString()));
        type.forEach(route::type);
        route.destination(words.block("the destination").network());
        while (words.hasNext()) {
            attribute(words.next("a word"));
        }
        endHop();
        // IPv6 has no scopes, and iproute2 leaves out the one of IPv4 that leads anywhere
        route.scope(scope.getOrElse(RouteScope.GLOBAL));
        return new Placed(table, route.nextHops(hops).options(options).build());
    }

    private void attribute(String word) {
        switch (word) {
            case "via" -> via = Option.some(words.take("inet6") ? sixth() : words.ip(word));
            case "dev" -> device = Option.some(words.next("the device"));
            case "nexthop" -> endHop();
            case "weight" -> weight = words.number(word);
            case "table" -> table = words.value(word, TableId::tryParse);
            case "proto" -> route.proto(Option.some(words.next("the protocol")));
            case "scope" -> scope = Option.some(words.value(word, RouteScope::tryParse));
            case "src" -> route.src(Option.some(words.ip(word)));
            case "metric" -> route.metric(words.big(word));
            case "mtu" -> mtu();
            default -> other(word);
        }
    }

    private Ip sixth() {
        throw new LineError("not modelled: a neighbour of IPv6 for routes of IPv4");
    }

    private void mtu() {
        if (words.take("lock")) {
            options = options.append("mtu lock " + words.number("mtu"));
        } else {
            route.mtu(Option.some(words.number("mtu")));
        }
    }

    private void other(String word) {
        if (FLAGS.contains(word)) {
            flags = flags.append(word);
        } else if (KEPT.contains(word)) {
            options = options.append(word).append(words.next("the value of \"" + word + "\""));
        } else {
            throw new LineError("unknown word \"" + word + "\"");
        }
    }

    private void endHop() {
        device.forEach(name -> hops = hops.append(new NextHop(via, name, weight, flags)));
        if (device.isEmpty() && via.isDefined()) {
            throw new LineError("the device is missing");
        }
        via = Option.none();
        device = Option.none();
        weight = 1;
        flags = Vector.empty();
    }
}
