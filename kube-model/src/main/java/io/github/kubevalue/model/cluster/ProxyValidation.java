package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.meta.DurationText;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kube-proxy finds wrong with its configuration when it starts, in the order in which it looks. */
// pkg/proxy/apis/config/validation/validation.go, Validate
final class ProxyValidation {
    private static final FieldPath ROOT = FieldPath.of("KubeProxyConfiguration");
    private static final String NOT_NEGATIVE = "must be greater than or equal to 0";
    private static final Vector<String> MODES = Vector.of("iptables", "ipvs", "nftables");
    private static final Vector<String> LOCAL_MODES =
            Vector.of("ClusterCIDR", "NodeCIDR", "BridgeInterface", "InterfaceNamePrefix", "");
    private static final Vector<String> LOG_FORMATS = Vector.of("", "json", "text");
    private static final Pattern HOST_PORT = Pattern.compile("(?:\\[([^\\[\\]]*)]|([^:\\[\\]]*)):([^:\\[\\]]*)");
    private static final String LAST_MINOR = "1.35";

    private final ProxyDocument document;
    private final String mode;

    private ProxyValidation(ProxyDocument document) {
        this.document = document;
        this.mode = document.mode();
    }

    static Seq<FieldError> of(ProxyDocument document) {
        return new ProxyValidation(document).faults();
    }

    private Seq<FieldError> faults() {
        Vector<FieldError> kernel =
                masqueradeBit("iptables", "KubeProxyIPTablesConfiguration").appendAll(modes());
        return kernel.appendAll(conntrack())
                .appendAll(range("oomScoreAdj", "KubeProxyLinuxConfiguration.OOMScoreAdj", -1000, 1000))
                .appendAll(mode())
                .appendAll(notNegative("clientConnection.burst", "ClientConnection.Burst"))
                .appendAll(periods())
                .appendAll(addresses())
                .appendAll(nodePortAddresses())
                .appendAll(hiddenMetrics())
                .appendAll(detectLocal())
                .appendAll(Option.of(document.text("logging.format"))
                        .filter(format -> !LOG_FORMATS.contains(format))
                        .map(format -> ROOT.child("logging.format").invalid(format, "Unsupported log format")));
    }

    private Vector<FieldError> modes() {
        return switch (mode) {
            case "ipvs" -> ipvs();
            case "nftables" -> masqueradeBit("nftables", "KubeProxyNFTablesConfiguration");
            default -> Vector.empty();
        };
    }

    private Vector<FieldError> masqueradeBit(String section, String name) {
        return range(section + ".masqueradeBit", name + ".MasqueradeBit", 0, 31);
    }

    private Vector<FieldError> ipvs() {
        FieldPath path = ROOT.child("KubeProxyIPVSConfiguration");
        return notNegativeTime("ipvs.tcpTimeout", path.child("TCPTimeout"))
                .appendAll(notNegativeTime("ipvs.tcpFinTimeout", path.child("TCPFinTimeout")))
                .appendAll(notNegativeTime("ipvs.udpTimeout", path.child("UDPTimeout")))
                .appendAll(document.texts("ipvs.excludeCIDRs")
                        .zipWithIndex()
                        .filter(block -> Cidr.tryParseSloppy(block._1).isEmpty())
                        .map(block ->
                                path.child("ExcludeCidrs").index(block._2).invalid(block._1, "must be a valid CIDR")));
    }

    private Vector<FieldError> conntrack() {
        String name = "KubeProxyLinuxConfiguration.KubeProxyConntrackConfiguration";
        FieldPath path = ROOT.child(name);
        return notNegative("conntrack.maxPerCore", name + ".MaxPerCore")
                .appendAll(notNegative("conntrack.min", name + ".Min"))
                .appendAll(notNegativeTime("conntrack.tcpEstablishedTimeout", path.child("TCPEstablishedTimeout")))
                .appendAll(notNegativeTime("conntrack.tcpCloseWaitTimeout", path.child("TCPCloseWaitTimeout")))
                .appendAll(notNegativeTime("conntrack.udpTimeout", path.child("UDPTimeout")))
                .appendAll(notNegativeTime("conntrack.udpStreamTimeout", path.child("UDPStreamTimeout")));
    }

    private Option<FieldError> mode() {
        return Option.when(
                !MODES.contains(mode),
                () -> ROOT.child("Mode.ProxyMode")
                        .invalid(
                                mode,
                                "must be " + MODES.mkString(", ")
                                        + " or blank (blank means the best-available proxy [currently iptables])"));
    }

    private Vector<FieldError> periods() {
        String section = MODES.contains(mode) ? mode : "iptables";
        Duration config = time("configSyncPeriod", Duration.ofMinutes(15));
        Duration period = time(section + ".syncPeriod", Duration.ofSeconds(30));
        Duration least = time(section + ".minSyncPeriod", Duration.ofSeconds(section.equals("ipvs") ? 0 : 1));
        return Vector.of(
                        wrong(!isPositive(config), "ConfigSyncPeriod", config, "must be greater than 0"),
                        wrong(!isPositive(period), "SyncPeriod", period, "must be greater than 0"),
                        wrong(least.isNegative(), "MinSyncPeriod", least, NOT_NEGATIVE),
                        wrong(
                                least.compareTo(period) > 0,
                                "SyncPeriod",
                                least,
                                "must be greater than or equal to KubeProxyConfiguration.MinSyncPeriod"))
                .flatMap(fault -> fault);
    }

    /** Zero is not said. */
    private Duration time(String field, Duration unset) {
        return document.duration(field).filter(time -> !time.isZero()).getOrElse(unset);
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    private static Option<FieldError> wrong(boolean wrong, String name, Duration value, String detail) {
        return Option.when(wrong, () -> ROOT.child(name).invalid(DurationText.of(value), detail));
    }

    private Vector<FieldError> addresses() {
        String bind = document.text("bindAddress");
        return Option.when(
                        !bind.isEmpty() && Ip.tryParseSloppy(bind).isEmpty(),
                        () -> ROOT.child("BindAddress")
                                .invalid(bind, "not a valid textual representation of an IP address"))
                .toVector()
                .appendAll(hostPort(document.text("healthzBindAddress"), ROOT.child("HealthzBindAddress")))
                .appendAll(hostPort(document.text("metricsBindAddress"), ROOT.child("MetricsBindAddress")));
    }

    /** An address without a port gets one. */
    // pkg/proxy/util/utils.go, AppendPortIfNeeded
    private static Vector<FieldError> hostPort(String text, FieldPath path) {
        if (text.isEmpty() || Ip.tryParseSloppy(text).isDefined()) {
            return Vector.empty();
        }
        Matcher parts = HOST_PORT.matcher(text);
        if (!parts.matches()) {
            return Vector.of(path.invalid(text, "must be IP:port"));
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        String port = parts.group(3);
        return Vector.of(
                        Option.when(Ip.tryParseSloppy(host).isEmpty(), () -> path.invalid(host, "must be a valid IP")),
                        Option.when(!isPort(port), () -> path.invalid(port, "must be a valid port")))
                .flatMap(fault -> fault);
    }

    private static boolean isPort(String text) {
        return text.matches("\\+?0*[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65_535;
    }

    private Vector<FieldError> nodePortAddresses() {
        FieldPath path = ROOT.child("NodePortAddresses");
        Vector<String> all = document.texts("nodePortAddresses").toVector();
        int primary = all.indexOf("primary");
        return (primary < 0 ? all : all.take(primary))
                .zipWithIndex()
                .filter(block -> Cidr.tryParseSloppy(block._1).isEmpty())
                .map(block -> path.index(block._2).invalid(block._1, "must be a valid CIDR"))
                .appendAll(Option.when(
                        primary >= 0 && all.size() > 1,
                        () -> path.index(primary).invalid("primary", "can't use both 'primary' and CIDRs")));
    }

    // component-base/metrics/options.go, ValidateShowHiddenMetricsVersion
    private Option<FieldError> hiddenMetrics() {
        String version = document.text("showHiddenMetricsForVersion");
        String field = "showHiddenMetricsForVersion";
        return Option.when(
                !version.isEmpty() && !version.equals(LAST_MINOR),
                () -> ROOT.child("ShowHiddenMetricsForVersion")
                        .invalid(
                                version,
                                "invalid " + field + ": "
                                        + FieldPath.of(field)
                                                .invalid(
                                                        version,
                                                        "must be omitted or have the value '" + LAST_MINOR
                                                                + "'; only the previous minor version is allowed")));
    }

    private Vector<FieldError> detectLocal() {
        FieldPath path = ROOT.child("DetectLocalConfiguration");
        String local = document.detectLocalMode();
        return switch (local) {
            case "NodeCIDR" -> Vector.empty();
            case "ClusterCIDR" -> clusterCidrs(path.child("ClusterCIDRs"));
            case "BridgeInterface" -> named("detectLocal.bridgeInterface", path.child("InterfaceName"));
            case "InterfaceNamePrefix" -> named("detectLocal.interfaceNamePrefix", path.child("InterfacePrefix"));
            default -> Vector.of(ROOT.child("DetectLocalMode").notSupported(local, LOCAL_MODES));
        };
    }

    private Vector<FieldError> named(String field, FieldPath path) {
        return document.text(field).isEmpty() ? Vector.of(path.invalid("", "must not be empty")) : Vector.empty();
    }

    private Vector<FieldError> clusterCidrs(FieldPath path) {
        Vector<String> texts = document.clusterCidrs().toVector();
        Vector<FieldError> unread = texts.zipWithIndex()
                .filter(block -> Cidr.tryParseSloppy(block._1).isEmpty())
                .map(block -> path.index(block._2)
                        .invalid(block._1, "must be a valid CIDR block (e.g. 10.100.0.0/16 or fde4:8dba:82e1::/48)"));
        boolean tooMany = texts.size() > 2;
        Vector<Cidr> blocks = texts.flatMap(Cidr::tryParseSloppy);
        boolean alike = blocks.size() == 2
                && blocks.get(0).ip().family() == blocks.get(1).ip().family();
        return tooMany || unread.isEmpty() && alike
                ? Vector.of(path.invalid(
                        texts,
                        "must be a either a single CIDR or dual-stack pair of CIDRs (e.g. [10.100.0.0/16,"
                                + " fde4:8dba:82e1::/48]"))
                : unread;
    }

    private Vector<FieldError> notNegative(String field, String name) {
        return document.number(field)
                .filter(number -> number < 0)
                .map(number -> ROOT.child(name).invalid(number, NOT_NEGATIVE))
                .toVector();
    }

    private Vector<FieldError> notNegativeTime(String field, FieldPath path) {
        return document.duration(field)
                .filter(Duration::isNegative)
                .map(time -> path.invalid(DurationText.of(time), NOT_NEGATIVE))
                .toVector();
    }

    private Vector<FieldError> range(String field, String name, int least, int most) {
        return document.number(field)
                .filter(number -> number < least || number > most)
                .map(number ->
                        ROOT.child(name).invalid(number, "must be within the range [" + least + ", " + most + "]"))
                .toVector();
    }
}
