package io.github.kubevalue.model.validation.apps;

import io.github.kubevalue.model.apps.PodManagementPolicyType;
import io.github.kubevalue.model.apps.RollingUpdateStatefulSetStrategy;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetSpec;
import io.github.kubevalue.model.apps.StatefulSetStatus;
import io.github.kubevalue.model.apps.StatefulSetUpdateStrategy;
import io.github.kubevalue.model.apps.StatefulSetUpdateStrategyType;
import io.github.kubevalue.model.core.PersistentVolumeClaimVolumeSource;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.validation.AmountRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.github.kubevalue.model.validation.InternalTypes;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.core.ClaimRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on StatefulSets. (pkg/apis/apps/validation/validation.go, ValidateStatefulSetSpec) */
public final class StatefulSetRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath STRATEGY = SPEC.child("updateStrategy");
    private static final FieldPath ROLLING = STRATEGY.child("rollingUpdate");
    private static final String FIXED = "updates to statefulset spec for fields other than 'replicas', 'ordinals', "
            + "'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and "
            + "'minReadySeconds' are forbidden";

    private StatefulSetRules() {}

    /** Returns the faults of a new StatefulSet that has its defaults. */
    public static Seq<FieldError> faults(StatefulSet set) {
        return Faults.NONE
                .and(head(set.spec()))
                .each(
                        set.spec().volumeClaimTemplates(),
                        SPEC.child("volumeClaimTemplates"),
                        (claim, path) -> ClaimRules.spec(claim.spec(), path.child("spec")))
                .and(counts(set.spec()))
                .keeps(Names.DNS_LABEL, Option.of(set.spec().serviceName()), SPEC.child("serviceName"))
                .and(selected(set.spec(), true, Option.none()))
                .found();
    }

    /** Returns the faults of a StatefulSet that replaces another: what cannot change is not judged again. */
    public static Seq<FieldError> updated(StatefulSet after, StatefulSet before) {
        PodTemplateSpec old = before.spec().template();
        boolean sound = head(before.spec()).isEmpty()
                && counts(before.spec()).isEmpty()
                && selected(before.spec(), true, Option.of(old)).isEmpty();
        return Faults.NONE
                .and(head(after.spec()))
                .and(counts(after.spec()))
                .and(selected(after.spec(), sound, Option.of(old)))
                .when(!fixed(after.spec(), before.spec()).equals(before.spec()), () -> SPEC.forbidden(FIXED))
                .found();
    }

    private static StatefulSetSpec fixed(StatefulSetSpec after, StatefulSetSpec before) {
        return after.withReplicas(before.replicas())
                .withTemplate(before.template())
                .withUpdateStrategy(before.updateStrategy())
                .withMinReadySeconds(before.minReadySeconds())
                .withOrdinals(before.ordinals())
                .withRevisionHistoryLimit(before.revisionHistoryLimit())
                .withPersistentVolumeClaimRetentionPolicy(before.persistentVolumeClaimRetentionPolicy());
    }

    private static Seq<FieldError> head(StatefulSetSpec spec) {
        String policy =
                spec.podManagementPolicy().map(PodManagementPolicyType::text).getOrElse("");
        FieldPath management = SPEC.child("podManagementPolicy");
        FieldPath retention = SPEC.child("persistentVolumeClaimRetentionPolicy");
        return Faults.NONE
                .when(policy.isEmpty(), management::required)
                .when(
                        !Vector.of("", "OrderedReady", "Parallel").contains(policy),
                        () -> management.invalidJson(GoText.json(policy), "must be 'OrderedReady' or 'Parallel'"))
                .and(strategy(spec.updateStrategy()))
                .given(
                        spec.persistentVolumeClaimRetentionPolicy(),
                        kept -> Faults.NONE
                                .oneOf(kept.whenDeleted(), retention.child("whenDeleted"), "Retain", "Delete")
                                .oneOf(kept.whenScaled(), retention.child("whenScaled"), "Retain", "Delete")
                                .found())
                .found();
    }

    private static Seq<FieldError> strategy(StatefulSetUpdateStrategy strategy) {
        String type = strategy.type().map(StatefulSetUpdateStrategyType::text).getOrElse("");
        return switch (type) {
            case "" -> Vector.of(STRATEGY.required());
            case "OnDelete" ->
                strategy.rollingUpdate()
                        .map(rolling -> ROLLING.invalidJson(
                                InternalTypes.json("RollingUpdateStatefulSetStrategy", rolling),
                                "only allowed for updateStrategy 'RollingUpdate'"))
                        .toVector();
            case "RollingUpdate" ->
                strategy.rollingUpdate().map(StatefulSetRules::rolling).getOrElse(Vector.empty());
            default ->
                Vector.of(STRATEGY.invalidJson(
                        InternalTypes.json("StatefulSetUpdateStrategy", strategy),
                        "must be 'RollingUpdate' or 'OnDelete'"));
        };
    }

    private static Seq<FieldError> rolling(RollingUpdateStatefulSetStrategy rolling) {
        FieldPath path = ROLLING.child("maxUnavailable");
        return Faults.NONE
                .notNegative(rolling.partition(), ROLLING.child("partition"))
                .given(rolling.maxUnavailable(), most -> unavailable(most, path))
                .found();
    }

    private static Seq<FieldError> unavailable(IntOrString most, FieldPath path) {
        return Faults.NONE
                .and(AmountRules.countOrPercent(most, path))
                .when(AmountRules.size(most) == 0, () -> AmountRules.invalid(most, path, "cannot be 0"))
                .and(AmountRules.atMostAll(most, path))
                .found();
    }

    private static Seq<FieldError> counts(StatefulSetSpec spec) {
        return Faults.NONE
                .notNegative(spec.replicas(), SPEC.child("replicas"))
                .notNegative(spec.minReadySeconds(), SPEC.child("minReadySeconds"))
                .given(
                        spec.ordinals(),
                        ordinals -> Faults.NONE
                                .notNegative(ordinals.start(), SPEC.child("ordinals.start"))
                                .found())
                .found();
    }

    private static Seq<FieldError> selected(StatefulSetSpec spec, boolean judged, Option<PodTemplateSpec> before) {
        PodTemplateSpec template = made(spec);
        return Faults.NONE
                .and(SelectedTemplate.selector(spec.selector()))
                .and(SelectedTemplate.labels(spec.selector(), template))
                .andIf(judged, () -> SelectedTemplate.template(template, before))
                .and(SelectedTemplate.lasting(template, "StatefulSet"))
                .found();
    }

    /** The template as the controller makes pods from it: with the claims as volumes, the first of all. */
    private static PodTemplateSpec made(StatefulSetSpec spec) {
        Seq<Volume> claims = spec.volumeClaimTemplates()
                .map(claim -> Volume.builder()
                        .name(claim.name())
                        .persistentVolumeClaim(PersistentVolumeClaimVolumeSource.builder()
                                .claimName(claim.name())
                                .build())
                        .build());
        Seq<String> names = claims.map(Volume::name);
        Seq<Volume> others = spec.template().spec().volumes().filter(volume -> !names.contains(volume.name()));
        return spec.template()
                .withSpec(spec.template()
                        .spec()
                        .withSubdomain(Option.none())
                        .withHostname(Option.none())
                        .withVolumes(claims.appendAll(others)));
    }

    /** Returns the faults of a new status. */
    public static Seq<FieldError> status(StatefulSet after, StatefulSet before) {
        StatefulSetStatus status = after.status();
        return new StatusCounts(status.replicas())
                .counted("replicas", status.replicas())
                .counted("readyReplicas", status.readyReplicas())
                .counted("currentReplicas", status.currentReplicas())
                .counted("updatedReplicas", status.updatedReplicas())
                .counted("availableReplicas", status.availableReplicas())
                .counted("observedGeneration", status.observedGeneration())
                .counted("collisionCount", status.collisionCount())
                .atMostReplicas("readyReplicas", status.readyReplicas())
                .atMostReplicas("currentReplicas", status.currentReplicas())
                .atMostReplicas("updatedReplicas", status.updatedReplicas())
                .atMostReplicas("availableReplicas", status.availableReplicas())
                .atMostReady(status.availableReplicas(), status.readyReplicas(), "status.readyReplicas")
                .notDecremented(status.collisionCount(), before.status().collisionCount())
                .found();
    }
}
