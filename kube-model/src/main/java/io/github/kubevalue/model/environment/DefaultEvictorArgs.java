package io.github.kubevalue.model.environment;

import io.github.kubevalue.model.codec.Codec;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.DurationText;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.selector.LabelQuery;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.time.Duration;

/**
 * The arguments of the plugin {@code DefaultEvictor}, by which a descheduler decides what it may evict.
 * (sigs.k8s.io/descheduler, pkg/framework/plugins/defaultevictor)
 *
 * @param json as they are written
 */
record DefaultEvictorArgs(Json json) {
    static final String NAME = "DefaultEvictor";
    static final DefaultEvictorArgs NONE = new DefaultEvictorArgs(Json.Obj.EMPTY);

    /** The flags from before there were protections: those that end one that there is by default, then those that ask for one. */
    private static final Map<String, Protection> ENDING = LinkedHashMap.of(
            "evictLocalStoragePods", Protection.LOCAL_STORAGE,
            "evictDaemonSetPods", Protection.DAEMON_SET,
            "evictSystemCriticalPods", Protection.SYSTEM_CRITICAL,
            "evictFailedBarePods", Protection.FAILED_BARE);

    private static final Map<String, Protection> ASKING =
            LinkedHashMap.of("ignorePvcPods", Protection.CLAIMS, "ignorePodsWithoutPDB", Protection.WITHOUT_BUDGET);

    /** What is protected. (getEffectivePodProtections, legacyGetPodProtections) */
    Set<Protection> protections() {
        boolean isNew = !disabled().isEmpty() || !enabled().isEmpty();
        Set<Protection> ended = isNew
                ? Protection.of(disabled())
                : ENDING.filterKeys(this::isSet).values().toSet();
        Set<Protection> asked = isNew
                ? Protection.of(enabled())
                : ASKING.filterKeys(this::isSet).values().toSet();
        return Protection.DEFAULT.toLinkedSet().removeAll(ended).addAll(asked);
    }

    private Json protectionsSaid() {
        return at(json, "podProtections").getOrElse(Json.Obj.EMPTY);
    }

    private Seq<String> disabled() {
        return items(protectionsSaid(), "defaultDisabled").flatMap(DefaultEvictorArgs::text);
    }

    private Seq<String> enabled() {
        return items(protectionsSaid(), "extraEnabled").flatMap(DefaultEvictorArgs::text);
    }

    /** The storage classes that are protected; all, if there are none. */
    Seq<String> storageClasses() {
        return at(protectionsSaid(), "config")
                .flatMap(config -> at(config, "PodsWithPVC"))
                .map(claims -> items(claims, "protectedStorageClasses"))
                .getOrElse(Vector.empty())
                .map(named ->
                        at(named, "name").flatMap(DefaultEvictorArgs::text).getOrElse(""));
    }

    Option<LabelQuery> labels() {
        return selector("labelSelector");
    }

    Option<LabelQuery> namespaceLabels() {
        return selector("namespaceLabelSelector");
    }

    private Option<LabelQuery> selector(String field) {
        return at(json, field)
                .flatMap(said ->
                        Try.of(() -> Codec.decode(said, LabelSelector.class)).toOption())
                .flatMap(selector -> LabelQuery.of(selector).toOption());
    }

    /** The nodes that a pod may be expected to fit. */
    LabelQuery nodes() {
        return at(json, "nodeSelector")
                .flatMap(DefaultEvictorArgs::text)
                .flatMap(text -> LabelQuery.parse(text).toOption())
                .getOrElse(LabelQuery::everything);
    }

    boolean isNodeFit() {
        return isSet("nodeFit");
    }

    int minReplicas() {
        return number(json, "minReplicas").getOrElse(0);
    }

    Option<Duration> minPodAge() {
        return at(json, "minPodAge")
                .flatMap(DefaultEvictorArgs::text)
                .flatMap(text -> Try.of(() -> DurationText.parseGo(text)).toOption());
    }

    /** Whether pods that ask not to be evicted are not. */
    boolean isNoEvictionMandatory() {
        return noEvictionPolicy().equals("Mandatory");
    }

    private String noEvictionPolicy() {
        return at(json, "noEvictionPolicy").flatMap(DefaultEvictorArgs::text).getOrElse("");
    }

    /** The priority from which on pods are not evicted, if it is said as a number. */
    Option<Integer> priority() {
        return at(json, "priorityThreshold").flatMap(threshold -> number(threshold, "value"));
    }

    /** The PriorityClass whose priority that is. */
    Option<String> priorityClass() {
        return at(json, "priorityThreshold")
                .flatMap(threshold -> at(threshold, "name"))
                .flatMap(DefaultEvictorArgs::text)
                .filter(name -> !name.isEmpty());
    }

    /** All for which a descheduler does not start. (validation.go, ValidateDefaultEvictorArgs) */
    Seq<String> faults() {
        Seq<String> all = Vector.empty();
        if (priority().isDefined() && priorityClass().isDefined()) {
            all = all.append("priority threshold misconfigured, only one of priorityThreshold fields can be set");
        }
        if (!Vector.of("", "Preferred", "Mandatory").contains(noEvictionPolicy())) {
            all = all.append("noEvictionPolicy accepts only [\"Preferred\" \"Mandatory\"] values");
        }
        boolean isOld = ENDING.keySet().addAll(ASKING.keySet()).exists(this::isSet);
        if (isOld && !(disabled().isEmpty() && enabled().isEmpty())) {
            all = all.append("cannot use Deprecated fields alongside PodProtections.ExtraEnabled or"
                    + " PodProtections.DefaultDisabled");
        }
        return all.appendAll(faults("ExtraEnabled", enabled(), Protection.EXTRA))
                .appendAll(faults("DefaultDisabled", disabled(), Protection.DEFAULT))
                .appendAll(repeated("DefaultDisabled", disabled()))
                .appendAll(repeated("ExtraEnabled", enabled()))
                .appendAll(unnamed());
    }

    private static Seq<String> faults(String field, Seq<String> said, Seq<Protection> valid) {
        return said.reject(valid.map(Protection::toString)::contains)
                .map(wrong -> "invalid pod protection policy in " + field + ": \"" + wrong + "\". Valid options are: "
                        + valid.mkString("[", " ", "]"));
    }

    private static Option<String> repeated(String field, Seq<String> said) {
        return Option.when(
                said.distinct().size() < said.size(), "PodProtections." + field + " contains duplicate entries");
    }

    private Seq<String> unnamed() {
        return enabled().contains(Protection.CLAIMS.toString())
                ? storageClasses()
                        .zipWithIndex()
                        .filter(named -> named._1.isEmpty())
                        .map(named -> "PodProtections.Config.PodsWithPVC.ProtectedStorageClasses[" + named._2
                                + "] name cannot be empty")
                : Vector.empty();
    }

    private boolean isSet(String flag) {
        return at(json, flag).contains(Json.of(true));
    }

    private static Option<Json> at(Json json, String field) {
        return json.get(field).filter(value -> !value.equals(Json.NULL));
    }

    private static Seq<Json> items(Json json, String field) {
        return at(json, field).getOrElse(Json.NULL) instanceof Json.Arr list ? list.items() : Vector.empty();
    }

    private static Option<String> text(Json json) {
        return json instanceof Json.Text text ? Option.of(text.value()) : Option.none();
    }

    private static Option<Integer> number(Json json, String field) {
        return at(json, field).getOrElse(Json.NULL) instanceof Json.Number number
                ? Option.of(number.value().intValue())
                : Option.none();
    }
}
