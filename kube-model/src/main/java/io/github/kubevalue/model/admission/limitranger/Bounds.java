package io.github.kubevalue.model.admission.limitranger;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.LimitRange;
import io.github.kubevalue.model.core.LimitRangeItem;
import io.github.kubevalue.model.core.LimitType;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.PodResources;
import io.github.kubevalue.model.resource.ResourceList;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Locale;

/** What a range finds wrong with a pod, or with a claim. */
final class Bounds {
    private Bounds() {}

    static Seq<String> faults(LimitRange range, Pod pod) {
        return range.spec().limits().flatMap(item -> faults(item, pod));
    }

    private static Seq<String> faults(LimitRangeItem item, Pod pod) {
        if (item.type().equals(LimitType.CONTAINER)) {
            return pod.spec()
                    .containers()
                    .appendAll(pod.spec().initContainers())
                    .flatMap(container -> asked(container).faults(item));
        }
        return item.type().equals(LimitType.POD)
                ? new Asked(PodResources.requests(pod.spec()), PodResources.limits(pod.spec())).faults(item)
                : Vector.empty();
    }

    static Seq<String> faults(LimitRange range, PersistentVolumeClaim claim) {
        Asked asked = new Asked(new ResourceList(claim.spec().resources().requests()), ResourceList.NONE);
        return range.spec()
                .limits()
                .filter(item -> item.type().equals(LimitType.PERSISTENT_VOLUME_CLAIM))
                .flatMap(item -> each(item.min(), (name, least) -> asked.belowLeast(item.type(), name, least))
                        .appendAll(each(item.max(), (name, most) -> asked.requestAboveMost(item.type(), name, most))));
    }

    private static Asked asked(Container container) {
        return new Asked(
                new ResourceList(container.resources().requests()),
                new ResourceList(container.resources().limits()));
    }

    /** Finds what is wrong with one resource. */
    @FunctionalInterface
    private interface Bound {
        Option<String> fault(String resource, Quantity bound);
    }

    private static Seq<String> each(SortedMap<String, Quantity> bounds, Bound bound) {
        return bounds.toVector().flatMap(entry -> bound.fault(entry._1, entry._2.canonical()));
    }

    /** What is asked for. */
    private record Asked(ResourceList requests, ResourceList limits) {

        Seq<String> faults(LimitRangeItem item) {
            return each(item.min(), (name, least) -> belowLeast(item.type(), name, least))
                    .appendAll(each(item.max(), (name, most) -> aboveMost(item.type(), name, most)))
                    .appendAll(each(item.maxLimitRequestRatio(), (name, most) -> tooFar(item.type(), name, most)));
        }

        // admission.go, minConstraint
        Option<String> belowLeast(LimitType type, String name, Quantity least) {
            String rule = "minimum " + name + " usage per " + type + " is " + least;
            Option<Quantity> request = requests.get(name);
            return request.isEmpty()
                    ? Option.of(rule + ".  No request is specified")
                    : butIs(rule, "request", request.filter(amount -> amount.compareTo(least) < 0))
                            .orElse(() -> butIs(
                                    rule, "limit", limits.get(name).filter(amount -> amount.compareTo(least) < 0)));
        }

        // admission.go, maxConstraint
        private Option<String> aboveMost(LimitType type, String name, Quantity most) {
            String rule = "maximum " + name + " usage per " + type + " is " + most;
            Option<Quantity> limit = limits.get(name);
            return limit.isEmpty()
                    ? Option.of(rule + ".  No limit is specified")
                    : butIs(rule, "limit", limit.filter(amount -> amount.compareTo(most) > 0))
                            .orElse(() -> butIs(
                                    rule, "request", requests.get(name).filter(amount -> amount.compareTo(most) > 0)));
        }

        // admission.go, maxRequestConstraint
        Option<String> requestAboveMost(LimitType type, String name, Quantity most) {
            String rule = "maximum " + name + " usage per " + type + " is " + most;
            Option<Quantity> request = requests.get(name);
            return request.isEmpty()
                    ? Option.of(rule + ".  No request is specified")
                    : butIs(rule, "request", request.filter(amount -> amount.compareTo(most) > 0));
        }

        // admission.go, limitRequestRatioConstraint
        private Option<String> tooFar(LimitType type, String name, Quantity most) {
            String rule = name + " max limit to request ratio per " + type + " is " + most + ", but ";
            Option<Quantity> request = requests.get(name).filter(amount -> !amount.isZero());
            Option<Quantity> limit = limits.get(name).filter(amount -> !amount.isZero());
            if (request.isEmpty()) {
                return Option.of(rule + "no request is specified or request is 0");
            }
            if (limit.isEmpty()) {
                return Option.of(rule + "no limit is specified or limit is 0");
            }
            BigDecimal bound = most.amount().multiply(request.get().amount());
            return Option.when(
                    limit.get().amount().compareTo(bound) > 0,
                    () -> rule + "provided ratio is "
                            + String.format(Locale.ROOT, "%f", ratio(limit.get(), request.get())));
        }

        private static double ratio(Quantity limit, Quantity request) {
            return limit.amount().doubleValue() / request.amount().doubleValue();
        }

        private static Option<String> butIs(String rule, String what, Option<Quantity> amount) {
            return amount.map(bad -> rule + ", but " + what + " is " + bad.canonical());
        }
    }
}
