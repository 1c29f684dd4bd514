package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.DurationText;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * A {@code KubeProxyConfiguration} as written, read field by field: {@code iptables.masqueradeBit}. What has not the type of
 * its field is told by {@link #misfit}; of fields that are not known kube-proxy only warns.
 *
 * @param root the document
 */
// cmd/kube-proxy/app/options.go, loadConfig; k8s.io/kube-proxy/config/v1alpha1
record ProxyDocument(Json root) {
    private static final SortedMap<String, String> STRUCTS = TreeMap.of(
            "clientConnection", "ClientConnectionConfiguration",
            "conntrack", "KubeProxyConntrackConfiguration",
            "detectLocal", "DetectLocalConfiguration",
            "iptables", "KubeProxyIPTablesConfiguration",
            "ipvs", "KubeProxyIPVSConfiguration",
            "logging", "LoggingConfiguration",
            "nftables", "KubeProxyNFTablesConfiguration");

    private static final SortedMap<String, Type> FIELDS = fields(
                    Type.STRING,
                    "bindAddress clusterCIDR detectLocal.bridgeInterface detectLocal.interfaceNamePrefix"
                            + " detectLocalMode healthzBindAddress hostnameOverride ipvs.scheduler logging.format"
                            + " metricsBindAddress mode showHiddenMetricsForVersion")
            .merge(fields(
                    Type.INT32,
                    "clientConnection.burst conntrack.maxPerCore conntrack.min iptables.masqueradeBit"
                            + " nftables.masqueradeBit oomScoreAdj"))
            .merge(fields(
                    Type.BOOL,
                    "conntrack.tcpBeLiberal iptables.localhostNodePorts iptables.masqueradeAll ipvs.strictARP"
                            + " nftables.masqueradeAll"))
            .merge(fields(
                    Type.DURATION,
                    "configSyncPeriod conntrack.tcpCloseWaitTimeout conntrack.tcpEstablishedTimeout"
                            + " conntrack.udpStreamTimeout conntrack.udpTimeout iptables.minSyncPeriod iptables.syncPeriod"
                            + " ipvs.minSyncPeriod ipvs.syncPeriod ipvs.tcpFinTimeout ipvs.tcpTimeout ipvs.udpTimeout"
                            + " nftables.minSyncPeriod nftables.syncPeriod"))
            .merge(fields(Type.STRINGS, "ipvs.excludeCIDRs nodePortAddresses"));

    /** What a field holds, by Go's name for it. */
    private enum Type {
        STRING("string"),
        INT32("int32"),
        BOOL("bool"),
        DURATION("string"),
        STRINGS("[]string");

        private final String go;

        Type(String go) {
            this.go = go;
        }

        boolean fits(Json json) {
            return switch (this) {
                case STRING, DURATION -> json instanceof Json.Text;
                case BOOL -> json instanceof Json.Bool;
                case INT32 -> json instanceof Json.Number number && isInt(number.value());
                case STRINGS -> json instanceof Json.Arr list && list.items().forAll(item -> item instanceof Json.Text);
            };
        }

        private static boolean isInt(BigDecimal value) {
            return Try.of(value::intValueExact).isSuccess();
        }
    }

    private static SortedMap<String, Type> fields(Type type, String paths) {
        return TreeMap.ofEntries(Vector.of(paths.split(" ")).map(path -> new Tuple2<>(path, type)));
    }

    /** Returns what is said of a field; nothing if it is absent or {@code null}. */
    private Option<Json> at(String path) {
        return Vector.of(path.split("\\."))
                .foldLeft(Option.of(root), (so, name) -> so.flatMap(json -> json.get(name)))
                .filter(json -> !json.equals(Json.NULL));
    }

    /** Returns why kube-proxy cannot read the document: {@code json: cannot unmarshal string into …}. */
    Option<String> misfit() {
        return FIELDS.toVector().flatMap(field -> misfit(field._1, field._2)).headOption();
    }

    private Option<String> misfit(String path, Type type) {
        Option<Json> json = at(path);
        if (type == Type.DURATION && json.exists(type::fits)) {
            return json.flatMap(text -> Try.of(() -> DurationText.parseGo(string(text)))
                    .failed()
                    .map(Throwable::getMessage)
                    .toOption());
        }
        return json.filter(value -> !type.fits(value)).map(value -> misfit(path, type, value));
    }

    private static String misfit(String path, Type type, Json value) {
        String section = path.contains(".") ? path.substring(0, path.indexOf('.')) : "";
        Option<Json> item = Option.of(value)
                .filter(Json.Arr.class::isInstance)
                .flatMap(list -> ((Json.Arr) list).items().find(one -> !Type.STRING.fits(one)));
        return "json: cannot unmarshal " + shown(item.getOrElse(value), type) + " into Go struct field "
                + STRUCTS.get(section).getOrElse("KubeProxyConfiguration") + "." + path + " of type "
                + (item.isDefined() ? Type.STRING.go : type.go);
    }

    private static String shown(Json json, Type wanted) {
        if (json instanceof Json.Number number) {
            return wanted == Type.INT32 ? "number " + number.value().toPlainString() : "number";
        }
        if (json instanceof Json.Text) {
            return "string";
        }
        return json instanceof Json.Bool ? "bool" : json instanceof Json.Obj ? "object" : "array";
    }

    private static String string(Json json) {
        return json instanceof Json.Text text ? text.value() : "";
    }

    /** Returns a text; empty if it is absent. */
    String text(String path) {
        return at(path).map(ProxyDocument::string).getOrElse("");
    }

    /** Whether a text is there, be it empty. */
    boolean says(String path) {
        return at(path).isDefined();
    }

    /** Returns a number. */
    Option<Integer> number(String path) {
        return at(path).map(json -> ((Json.Number) json).value().intValueExact());
    }

    /** Returns a truth value. */
    boolean truth(String path, boolean unset) {
        return at(path).map(json -> ((Json.Bool) json).value()).getOrElse(unset);
    }

    /** Returns a duration, which may be negative. */
    Option<Duration> duration(String path) {
        return at(path).map(json -> DurationText.parseGo(string(json)));
    }

    /** Returns a list of texts. */
    Seq<String> texts(String path) {
        return at(path).map(json -> ((Json.Arr) json).items().map(ProxyDocument::string))
                .getOrElse(Vector.empty());
    }

    /** Returns the blocks of {@code clusterCIDR}, as written. */
    Seq<String> clusterCidrs() {
        String all = text("clusterCIDR");
        return all.isEmpty() ? Vector.empty() : Vector.of(all.split(",", -1));
    }

    /** Returns {@code mode}, with its default. */
    String mode() {
        return text("mode").isEmpty() ? "iptables" : text("mode");
    }

    /** Returns {@code detectLocalMode}, with its default. */
    String detectLocalMode() {
        return text("detectLocalMode").isEmpty() ? "ClusterCIDR" : text("detectLocalMode");
    }
}
