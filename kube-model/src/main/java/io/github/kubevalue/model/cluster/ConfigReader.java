package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.allocation.PortRange;
import io.github.kubevalue.model.apiserver.AuthorizationMode;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusCause;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.kubelet.eviction.EvictionConfig;
import io.github.kubevalue.model.meta.DurationText;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.scheduler.profile.KubeSchedulerConfiguration;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Reads a {@link ClusterConfig} out of the documents of kubeadm, kube-proxy, kube-scheduler and the kubelets. */
final class ConfigReader {
    private static final String KUBEADM = "kubeadm.k8s.io";
    private static final String KUBE_PROXY = "kubeproxy.config.k8s.io";
    private static final String KUBELET = "kubelet.config.k8s.io";
    private static final String KUBE_SCHEDULER = "kubescheduler.config.k8s.io";
    private static final Seq<String> GROUPS = Vector.of(KUBEADM, KUBE_PROXY, KUBELET, KUBE_SCHEDULER);
    private static final Seq<String> LENIENT = Vector.of(KUBE_PROXY, KUBELET);

    private final ResourceKey key;
    private final Json root;
    private ClusterConfig config;
    private Vector<FieldError> faults = Vector.empty();

    private ConfigReader(KubeObject document, ClusterConfig config) {
        this.key = document.key();
        this.root = new Json.Obj(LinkedHashMap.ofEntries(document.otherFields()));
        this.config = config;
    }

    /** Whether the document configures the cluster and is no object of it. */
    static boolean isConfiguration(KubeObject object) {
        return GROUPS.contains(object.type().group());
    }

    static Either<Seq<Refusal>, ClusterConfig> read(Seq<KubeObject> objects) {
        Either<Seq<Refusal>, ClusterConfig> start = Either.right(ClusterConfig.of());
        return objects.filter(ConfigReader::isConfiguration)
                .foldLeft(start, (so, document) -> so.flatMap(config -> new ConfigReader(document, config).read()));
    }

    /** Returns what kubelets and kube-proxy warn of, who start with fields that they do not know; kube-scheduler does not. */
    static Seq<Warning> warnings(Seq<KubeObject> objects) {
        // pkg/kubelet/kubeletconfig/util/codec/codec.go, DecodeKubeletConfiguration; cmd/kube-proxy/app/options.go,
        // loadConfig
        return objects.filter(object -> LENIENT.contains(object.type().group()))
                .flatMap(object -> ConfigurationFields.faults(
                                object.key().kind().name(), new Json.Obj(LinkedHashMap.ofEntries(object.otherFields())))
                        .map(fault -> new Warning(
                                object.key(),
                                fault.field(),
                                "Using lenient decoding as strict decoding failed: "
                                        + ConfigurationFields.strict(Vector.of(fault)))));
    }

    private static ApiError undecoded(Seq<ConfigurationFields.Fault> unknown) {
        return unknown.foldLeft(
                ApiError.badRequest(ConfigurationFields.strict(unknown)),
                (error, fault) -> error.withCause(
                        new StatusCause("", ConfigurationFields.strict(Vector.of(fault)), fault.field())));
    }

    private Either<Seq<Refusal>, ClusterConfig> read() {
        String kind = key.kind().name();
        if (kind.equals("ClusterConfiguration")) {
            each("networking.podSubnet", ConfigReader::subnets, ClusterConfig::withPodSubnet);
            each("networking.serviceSubnet", ConfigReader::subnets, ClusterConfig::withServiceSubnet);
            each("networking.dnsDomain", Either::<String, String>right, ClusterConfig::withDnsDomain);
            extraArg("service-node-port-range")
                    .forEach(range ->
                            set("apiServer.extraArgs", range, ConfigReader::range, ClusterConfig::withNodePortRange));
            extraArg("authorization-mode")
                    .forEach(modes -> set(
                            "apiServer.extraArgs", modes, ConfigReader::modes, ClusterConfig::withAuthorizationMode));
        } else if (kind.equals("KubeProxyConfiguration")) {
            return ProxyReader.read(key, new ProxyDocument(root), config)
                    .mapLeft(error -> Vector.of(new Refusal(key, error)));
        } else if (kind.equals("KubeSchedulerConfiguration")) {
            Seq<ConfigurationFields.Fault> unknown = ConfigurationFields.faults(kind, root);
            if (!unknown.isEmpty()) {
                return Either.left(Vector.of(new Refusal(key, undecoded(unknown))));
            }
            KubeSchedulerConfiguration.read((Json.Obj) root)
                    .peek(scheduler -> config = config.withScheduler(scheduler))
                    .peekLeft(errors -> faults = faults.appendAll(errors));
        } else if (kind.equals("KubeletConfiguration")) {
            each(
                    "clusterDomain",
                    Either::<String, String>right,
                    (so, domain) -> so.withClusterDomain(Option.of(domain)));
            // pkg/kubelet/kubelet.go, NewMainKubelet: what is no address is passed over
            config = config.withClusterDNS(items(at("clusterDNS"))
                    .flatMap(ConfigReader::text)
                    .flatMap(Ip::tryParse)
                    .appendAll(config.clusterDNS()));
            eviction();
        }
        return faults.isEmpty()
                ? Either.right(config)
                : Either.left(Vector.of(new Refusal(key, ApiError.invalid(key.kind(), key.name(), faults))));
    }

    private void eviction() {
        Option<EvictionConfig> read = reading(
                "evictionHard",
                () -> EvictionConfig.of(
                        at("evictionHard").map(ConfigReader::texts),
                        at("evictionSoft").map(ConfigReader::texts).getOrElse(TreeMap.empty()),
                        at("evictionSoftGracePeriod").map(ConfigReader::texts).getOrElse(TreeMap.empty()),
                        at("evictionMinimumReclaim").map(ConfigReader::texts).getOrElse(TreeMap.empty())));
        Option<Duration> period = at("evictionPressureTransitionPeriod")
                .flatMap(ConfigReader::text)
                .flatMap(text -> reading("evictionPressureTransitionPeriod", () -> DurationText.parseGo(text)))
                .filter(duration -> !duration.isZero());
        read.map(thresholds -> period.map(thresholds::withTransitionPeriod).getOrElse(thresholds))
                .forEach(eviction -> config = config.withEviction(eviction));
    }

    /** What a part of the document says; none if it is at fault. */
    private <T> Option<T> reading(String path, Supplier<T> reading) {
        try {
            return Option.of(reading.get());
        } catch (IllegalArgumentException refusal) {
            String said = at(path).map(Json::toString).getOrElse("");
            faults = faults.append(FieldPath.of(path).invalid(said, String.valueOf(refusal.getMessage())));
            return Option.none();
        }
    }

    private static SortedMap<String, String> texts(Json json) {
        return json instanceof Json.Obj object
                ? object.fields()
                        .toSortedMap(entry -> entry._1, entry -> text(entry._2).getOrElse(""))
                : TreeMap.empty();
    }

    private <T> void each(String path, Reading<T> reading, BiFunction<ClusterConfig, T, ClusterConfig> with) {
        at(path).flatMap(ConfigReader::text)
                .filter(text -> !text.isEmpty())
                .forEach(text -> set(path, text, reading, with));
    }

    private <T> void set(
            String path, String text, Reading<T> reading, BiFunction<ClusterConfig, T, ClusterConfig> with) {
        Either<String, T> read = reading.read(text);
        if (read.isLeft()) {
            faults = faults.append(FieldPath.of(path).invalid(text, read.getLeft()));
        } else {
            config = with.apply(config, read.get());
        }
    }

    /** Reads a text, or says what is wrong with it. */
    @FunctionalInterface
    private interface Reading<T> {
        Either<String, T> read(String text);
    }

    /** Returns what stands at a path of names. */
    private Option<Json> at(String path) {
        return Vector.of(path.split("\\.", -1))
                .foldLeft(Option.of(root), (so, name) -> so.flatMap(json -> json.get(name)));
    }

    /** The flag of the API server: a list of names and values since v1beta4, a map before. */
    private Option<String> extraArg(String name) {
        Option<Json> args = at("apiServer.extraArgs");
        Option<String> listed = items(args)
                .filter(Json.Obj.class::isInstance)
                .map(item -> ((Json.Obj) item).fields())
                .find(item -> item.get("name").contains(Json.of(name)))
                .flatMap(item -> item.get("value"))
                .flatMap(ConfigReader::text);
        return listed.orElse(() -> at("apiServer.extraArgs." + name).flatMap(ConfigReader::text));
    }

    private static Seq<Json> items(Option<Json> json) {
        return json.filter(Json.Arr.class::isInstance)
                .map(array -> ((Json.Arr) array).items())
                .getOrElse(Vector.empty());
    }

    private static Option<String> text(Json json) {
        if (json instanceof Json.Text text) {
            return Option.of(text.value());
        }
        if (json instanceof Json.Number number) {
            return Option.of(number.value().toPlainString());
        }
        return json instanceof Json.Bool bool ? Option.of(Boolean.toString(bool.value())) : Option.none();
    }

    private static Either<String, Seq<Cidr>> subnets(String text) {
        Vector<String> parts = Vector.of(text.split(",", -1)).map(String::trim);
        return parts.forAll(part -> Cidr.tryParse(part).isDefined())
                ? Either.right(parts.map(Cidr::parse))
                : Either.left("couldn't parse subnet");
    }

    private static Either<String, PortRange> range(String text) {
        return text.matches("[0-9]{1,5}-[0-9]{1,5}")
                ? Either.right(new PortRange(
                        Integer.parseInt(text.substring(0, text.indexOf('-'))),
                        Integer.parseInt(text.substring(text.indexOf('-') + 1))))
                : Either.left("not a valid port range");
    }

    private static Either<String, AuthorizationMode> modes(String text) {
        // pkg/kubeapiserver/authorizer/modes/modes.go
        return switch (text) {
            case "AlwaysAllow" -> Either.right(AuthorizationMode.ALWAYS_ALLOW);
            case "Node,RBAC" -> Either.right(AuthorizationMode.NODE_RBAC);
            default -> Either.left("not modelled: other modes than Node,RBAC and AlwaysAllow");
        };
    }
}
