package io.github.kubevalue.model.validation.core;

import io.github.kubevalue.model.core.LimitRange;
import io.github.kubevalue.model.core.LimitRangeItem;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** The rules on LimitRanges. (pkg/apis/core/validation/validation.go, ValidateLimitRange) */
public final class LimitRangeRules {
    private static final FieldPath LIMITS = FieldPath.of("spec.limits");
    private static final Seq<String> TYPES = Vector.of("Pod", "Container", "PersistentVolumeClaim");

    private LimitRangeRules() {}

    /** Returns the faults of a LimitRange that has its defaults. */
    public static Seq<FieldError> faults(LimitRange range) {
        Seq<LimitRangeItem> limits = range.spec().limits();
        Faults faults = Faults.NONE;
        for (int i = 0; i < limits.size(); i++) {
            FieldPath path = LIMITS.index(i);
            LimitRangeItem limit = limits.get(i);
            String type = limit.type().text();
            boolean again = limits.take(i).exists(other -> other.type().equals(limit.type()));
            faults = faults.and(type(type, path.child("type")))
                    .when(again, () -> path.child("type").duplicate(type))
                    .and(item(limit, path));
        }
        return faults.found();
    }

    private static Seq<FieldError> type(String type, FieldPath path) {
        Seq<FieldError> broken = path.invalid(type, Names.QUALIFIED_NAME);
        return broken.isEmpty() && type.indexOf('/') < 0 && !TYPES.contains(type)
                ? Vector.of(path.invalid(type, "must be a standard limit type or fully qualified"))
                : broken;
    }

    private static Seq<FieldError> item(LimitRangeItem limit, FieldPath path) {
        String type = limit.type().text();
        boolean pod = type.equals("Pod");
        boolean unbounded = !limit.min().containsKey("storage") && !limit.max().containsKey("storage");
        String never = "may not be specified when `type` is 'Pod'";
        return Faults.NONE
                .and(names(limit.max(), type, path.child("max")))
                .and(names(limit.min(), type, path.child("min")))
                .when(
                        pod && !limit.defaultLimit().isEmpty(),
                        () -> path.child("default").forbidden(never))
                .when(
                        pod && !limit.defaultRequest().isEmpty(),
                        () -> path.child("defaultRequest").forbidden(never))
                .andIf(!pod, () -> names(limit.defaultLimit(), type, path.child("default")))
                .andIf(!pod, () -> names(limit.defaultRequest(), type, path.child("defaultRequest")))
                .when(
                        type.equals("PersistentVolumeClaim") && unbounded,
                        () -> path.child("limits")
                                .required("either minimum or maximum storage value is required, but neither was"
                                        + " provided"))
                .and(names(limit.maxLimitRequestRatio(), type, path.child("maxLimitRequestRatio")))
                .and(resources(limit).flatMap(name -> new Bounds(pod ? bare(limit) : limit, name, path).faults()))
                .found();
    }

    private static LimitRangeItem bare(LimitRangeItem limit) {
        return limit.withDefaultLimit(TreeMap.empty()).withDefaultRequest(TreeMap.empty());
    }

    private static Seq<FieldError> names(SortedMap<String, Quantity> amounts, String type, FieldPath path) {
        boolean contained = type.equals("Pod") || type.equals("Container");
        return amounts.keySet()
                .toVector()
                .flatMap(name -> contained
                        ? ResourceNames.container(name, path.key(name))
                        : ResourceNames.any(name, path.key(name)));
    }

    private static Seq<String> resources(LimitRangeItem limit) {
        return Vector.of(
                        limit.max(),
                        limit.min(),
                        limit.defaultLimit(),
                        limit.defaultRequest(),
                        limit.maxLimitRequestRatio())
                .flatMap(SortedMap::keySet)
                .distinct()
                .sorted();
    }

    /** What is said of one resource. */
    private record Bounds(LimitRangeItem limit, String name, FieldPath path) {

        Seq<FieldError> faults() {
            Option<Quantity> min = limit.min().get(name);
            Option<Quantity> max = limit.max().get(name);
            Option<Quantity> limits = limit.defaultLimit().get(name);
            Option<Quantity> requests = limit.defaultRequest().get(name);
            FieldPath byDefault = path.child("default").key(name);
            FieldPath requested = path.child("defaultRequest").key(name);
            return Faults.NONE
                    .and(ordered(
                            min, max, path.child("min").key(name), min, "min value %s is greater than max value %s"))
                    .and(ordered(
                            min,
                            requests,
                            requested,
                            requests,
                            "min value %s is greater than default request value %s"))
                    .and(ordered(
                            requests,
                            max,
                            requested,
                            requests,
                            "default request value %s is greater than max value %s"))
                    .and(ordered(
                            requests,
                            limits,
                            requested,
                            requests,
                            "default request value %s is greater than default limit value %s"))
                    .and(ordered(min, limits, byDefault, min, "min value %s is greater than default value %s"))
                    .and(ordered(limits, max, byDefault, max, "default value %s is greater than max value %s"))
                    .given(limit.maxLimitRequestRatio().get(name), ratio -> ratio(ratio, min, max))
                    .and(promised(limits, requests, requested))
                    .found();
        }

        private static Seq<FieldError> ordered(
                Option<Quantity> small,
                Option<Quantity> large,
                FieldPath path,
                Option<Quantity> shown,
                String sentence) {
            boolean broken = small.exists(least -> large.exists(most -> least.compareTo(most) > 0));
            return broken
                    ? Vector.of(path.invalid(
                            text(shown.get()), String.format(sentence, text(small.get()), text(large.get()))))
                    : Vector.empty();
        }

        private Seq<FieldError> ratio(Quantity ratio, Option<Quantity> min, Option<Quantity> max) {
            FieldPath at = path.child("maxLimitRequestRatio").key(name);
            double most = min.isDefined() && max.isDefined()
                    ? (double) max.get().milliValue() / min.get().milliValue()
                    : Double.MAX_VALUE;
            return Faults.NONE
                    .when(
                            ratio.compareTo(Quantity.of(1)) < 0,
                            () -> at.invalid(text(ratio), "ratio " + text(ratio) + " is less than 1"))
                    .when(
                            ratio.milliValue() / 1000.0 > most,
                            () -> at.invalid(
                                    text(ratio),
                                    "ratio " + text(ratio) + " is greater than max/min = "
                                            + String.format(Locale.ROOT, "%f", most)))
                    .found();
        }

        /** Of some resources no more may be promised than there is. */
        private Seq<FieldError> promised(Option<Quantity> limits, Option<Quantity> requests, FieldPath at) {
            boolean broken = !ResourceNames.isOvercommitted(name)
                    && limits.exists(most -> requests.exists(asked -> most.compareTo(asked) != 0));
            return broken
                    ? Vector.of(at.invalid(
                            text(requests.get()),
                            "default value " + text(limits.get()) + " must equal to defaultRequest value "
                                    + text(requests.get()) + " in " + name))
                    : Vector.empty();
        }

        private static String text(Quantity amount) {
            return amount.canonical().text();
        }
    }
}
