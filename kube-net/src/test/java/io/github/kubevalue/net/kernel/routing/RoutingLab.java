package io.github.kubevalue.net.kernel.routing;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.arbitrary.RoutingArbitraries;
import io.github.kubevalue.net.kernel.lab.Lab;
import io.github.kubevalue.net.route.Device;
import io.github.kubevalue.net.route.DeviceKind;
import io.github.kubevalue.net.route.DeviceSettings;
import io.github.kubevalue.net.route.NetworkNamespace;
import io.github.kubevalue.net.route.RouteTable;
import io.github.kubevalue.net.route.RoutingPolicy;
import io.github.kubevalue.net.route.RoutingRule;
import io.github.kubevalue.net.route.TableId;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A router in a namespace of the Linux kernel, with the devices of {@link RoutingArbitraries}, that is only asked for ways. */
final class RoutingLab implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Pattern FAILED =
            Pattern.compile("(?:RTNETLINK answers|Error): (.*)\\nCommand failed -:(\\d+)");
    /** What has failed is told after all answers. */
    private static final String ASK = "{ failed=$(ip -o -force -batch - 2>&1 >&3); echo; echo \"$failed\"; } 3>&1";

    private final String name = "kvrt" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    private final Lab lab = Lab.start();

    private RoutingLab() {}

    static RoutingLab open() {
        RoutingLab opened = new RoutingLab();
        try {
            opened.build();
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void build() {
        Seq<Device> devices = RoutingArbitraries.DEVICES.filter(device -> device.kind() != DeviceKind.LOOPBACK);
        lab.batch(
                "",
                Vector.of("netns add " + name, "netns add " + name + "p")
                        .appendAll(devices.map(device -> "link add " + device.name() + " netns " + name
                                + " type veth peer name " + device.name() + " netns " + name + "p")));
        lab.batch(name + "p", devices.map(device -> "link set " + device.name() + " up"));
        lab.batch(
                name,
                devices.flatMap(device -> device.addresses()
                                .map(Cidr::toString)
                                .map(address ->
                                        "addr add " + address + " broadcast + dev " + device.name() + " noprefixroute")
                                .append("link set " + device.name() + " up"))
                        .prepend("link set lo up"));
    }

    /** Makes tables, rules and settings those of the router. */
    void load(NetworkNamespace router) {
        RoutingPolicy policy = router.policy();
        Seq<TableId> tables = RoutingArbitraries.TABLES.append(TableId.MAIN);
        lab.tryBatch(name, tables.map(table -> "route flush table " + table));
        lab.batch(
                name,
                tables.flatMap(table -> routes(table, policy.table(table))).append("route show"));
        Seq<RoutingRule> rules = policy.rules(IpFamily.IPV4);
        if (!rules.equals(RoutingPolicy.DEFAULT_RULES)) {
            lab.batch(name, rules.tail().map(RoutingLab::rule).prepend("rule flush"));
        }
        lab.set(name, settings(router));
    }

    private static Seq<String> routes(TableId id, RouteTable table) {
        return table.routes(IpFamily.IPV4).map(route -> "route add " + route + " table " + id);
    }

    private static String rule(RoutingRule rule) {
        return "rule add pref " + rule.toString().replace(":\t", " ");
    }

    private static Seq<String> settings(NetworkNamespace router) {
        // ip_forward sets all devices, so it comes first
        return Vector.of("net.ipv4.ip_forward=1")
                .appendAll(settings("all", router.settings().all()))
                .appendAll(RoutingArbitraries.DEVICES
                        .map(Device::name)
                        .flatMap(device -> settings(device, router.settings().device(device))));
    }

    private static Seq<String> settings(String device, DeviceSettings settings) {
        String path = "net.ipv4.conf." + device + ".";
        Seq<String> common = Vector.of(
                path + "rp_filter=" + settings.rpFilter().number(),
                path + "accept_local=" + bit(settings.acceptLocal()),
                path + "route_localnet=" + bit(settings.routeLocalnet()),
                path + "src_valid_mark=" + bit(settings.srcValidMark()),
                path + "send_redirects=0");
        return device.equals("all") ? common : common.append(path + "forwarding=" + bit(settings.forwarding()));
    }

    private static int bit(boolean on) {
        return on ? 1 : 0;
    }

    /** What {@code ip} prints. */
    String print(String... arguments) {
        return lab.run(name, "", Vector.of(arguments).prepend("ip").toJavaArray(String[]::new));
    }

    /** The answer to each {@code ip route get}: what it prints, or the error. */
    Seq<String> ask(Seq<String> questions) {
        String input = questions.map(each -> "route get " + each).mkString("", "\n", "\n");
        String[] parts = lab.run(name, input, "sh", "-c", ASK).split("\n\n", 2);
        Map<Integer, String> failures = failures(parts[parts.length - 1]);
        Vector<String> found = Vector.of(parts[0].split("\n")).filter(line -> !line.isBlank());
        return questions
                .zipWithIndex()
                .foldLeft(new Tuple2<Seq<String>, Vector<String>>(Vector.empty(), found), (told, question) -> {
                    boolean failed = failures.containsKey(question._2 + 1);
                    String answer = failed ? failures.get(question._2 + 1).get() : told._2.head();
                    return new Tuple2<>(told._1.append(answer), failed ? told._2 : told._2.tail());
                })
                ._1;
    }

    private static Map<Integer, String> failures(String text) {
        Map<Integer, String> failures = HashMap.empty();
        Matcher matcher = FAILED.matcher(text);
        while (matcher.find()) {
            failures = failures.put(Integer.parseInt(matcher.group(2)), matcher.group(1));
        }
        return failures;
    }

    @Override
    public void close() {
        lab.delete(Vector.of(name, name + "p"));
        lab.close();
    }
}
