package io.github.kubevalue.model.validation.autoscaling;

import io.github.kubevalue.model.autoscaling.ContainerResourceMetricSource;
import io.github.kubevalue.model.autoscaling.ExternalMetricSource;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerSpec;
import io.github.kubevalue.model.autoscaling.MetricIdentifier;
import io.github.kubevalue.model.autoscaling.MetricSourceType;
import io.github.kubevalue.model.autoscaling.MetricSpec;
import io.github.kubevalue.model.autoscaling.MetricTarget;
import io.github.kubevalue.model.autoscaling.ObjectMetricSource;
import io.github.kubevalue.model.autoscaling.PodsMetricSource;
import io.github.kubevalue.model.autoscaling.ResourceMetricSource;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.core.ResourceNames;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on what an autoscaler goes by. (validateMetrics) */
final class MetricRules {
    private static final Seq<String> TYPES = Vector.of("ContainerResource", "External", "Object", "Pods", "Resource");
    private static final Seq<String> TARGETS = Vector.of("Utilization", "Value", "AverageValue");

    private MetricRules() {}

    static Seq<FieldError> faults(HorizontalPodAutoscalerSpec spec, Reference objects, FieldPath path) {
        boolean wakesFromNone = spec.metrics()
                .map(MetricSpec::type)
                .exists(type -> type.equals(MetricSourceType.OBJECT) || type.equals(MetricSourceType.EXTERNAL));
        return Faults.NONE
                .each(spec.metrics(), path, (metric, here) -> metric(metric, objects, here))
                .when(
                        spec.minReplicas().contains(0) && !wakesFromNone,
                        () -> path.forbidden(
                                "must specify at least one Object or External metric to support scaling to zero"
                                        + " replicas"))
                .found();
    }

    private static Seq<FieldError> metric(MetricSpec metric, Reference objects, FieldPath path) {
        String type = metric.type().text();
        FieldPath typePath = path.child("type");
        Map<String, Seq<FieldError>> sources = sources(metric, objects, path);
        String expected = TYPES.contains(type) ? Character.toLowerCase(type.charAt(0)) + type.substring(1) : "";
        return Faults.NONE
                .when(type.isEmpty(), () -> typePath.required("must specify a metric source type"))
                .when(expected.isEmpty(), () -> typePath.notSupported(type, TYPES))
                .and(sources.headOption().map(first -> first._2).getOrElse(Vector.empty()))
                .when(
                        !expected.isEmpty() && !sources.containsKey(expected),
                        () -> path.child(expected).required("must populate information for the given metric source"))
                .when(expected.isEmpty(), () -> typePath.notSupported(type, TYPES))
                .andIf(
                        sources.size() != 1,
                        () -> sources.keySet()
                                .toVector()
                                .remove(expected)
                                .map(name -> path.child(name).forbidden("must populate the given metric source only")))
                .found();
    }

    /** The sources that are given, in upstream's order, each with its faults. */
    private static Map<String, Seq<FieldError>> sources(MetricSpec metric, Reference objects, FieldPath path) {
        Map<String, Option<Seq<FieldError>>> all = LinkedHashMap.of(
                "object",
                metric.object().map(source -> object(source, objects, path.child("object"))),
                "external",
                metric.external().map(source -> external(source, path.child("external"))),
                "pods",
                metric.pods().map(source -> pods(source, path.child("pods"))),
                "resource",
                metric.resource().map(source -> resource(source, path.child("resource"))),
                "containerResource",
                metric.containerResource().map(source -> container(source, path.child("containerResource"))));
        return all.filterValues(Option::isDefined).mapValues(Option::get);
    }

    private static Seq<FieldError> object(ObjectMetricSource source, Reference objects, FieldPath path) {
        MetricTarget target = source.target();
        return Faults.NONE
                .and(objects.faults(source.describedObject(), path.child("describedObject")))
                .and(identifier(source.metric(), path.child("metric")))
                .and(target(target, path.child("target")))
                .when(
                        target.value().isEmpty() && target.averageValue().isEmpty(),
                        () -> path.child("target")
                                .child("averageValue")
                                .required("must set either a target value or averageValue"))
                .found();
    }

    private static Seq<FieldError> external(ExternalMetricSource source, FieldPath path) {
        MetricTarget target = source.target();
        FieldPath targetPath = path.child("target");
        return Faults.NONE
                .and(identifier(source.metric(), path.child("metric")))
                .and(target(target, targetPath))
                .when(
                        target.value().isEmpty() && target.averageValue().isEmpty(),
                        () -> targetPath
                                .child("averageValue")
                                .required("must set either a target value for metric or a per-pod target"))
                .when(
                        target.value().isDefined() && target.averageValue().isDefined(),
                        () -> targetPath
                                .child("value")
                                .forbidden("may not set both a target value for metric and a per-pod target"))
                .found();
    }

    private static Seq<FieldError> pods(PodsMetricSource source, FieldPath path) {
        return Faults.NONE
                .and(identifier(source.metric(), path.child("metric")))
                .and(target(source.target(), path.child("target")))
                .when(
                        source.target().averageValue().isEmpty(),
                        () -> path.child("target")
                                .child("averageValue")
                                .required("must specify a positive target averageValue"))
                .found();
    }

    private static Seq<FieldError> resource(ResourceMetricSource source, FieldPath path) {
        return Faults.NONE
                .when(source.name().isEmpty(), () -> path.child("name").required("must specify a resource name"))
                .and(share(source.target(), path.child("target")))
                .found();
    }

    private static Seq<FieldError> container(ContainerResourceMetricSource source, FieldPath path) {
        FieldPath name = path.child("name");
        FieldPath container = path.child("container");
        return Faults.NONE
                .when(source.name().isEmpty(), () -> name.required("must specify a resource name"))
                .andIf(!source.name().isEmpty(), () -> ResourceNames.container(source.name(), name))
                .when(source.container().isEmpty(), () -> container.required("must specify a container"))
                .andIf(!source.container().isEmpty(), () -> container.invalid(source.container(), Names.DNS_LABEL))
                .and(share(source.target(), path.child("target")))
                .found();
    }

    /** A target that is an amount for each pod, or a share of what it asks for. */
    private static Seq<FieldError> share(MetricTarget target, FieldPath path) {
        boolean hasShare = target.averageUtilization().isDefined();
        boolean hasAmount = target.averageValue().isDefined();
        return Faults.NONE
                .and(target(target, path))
                .when(
                        !hasShare && !hasAmount,
                        () -> path.child("averageUtilization")
                                .required("must set either a target raw value or a target utilization"))
                .when(
                        hasShare && hasAmount,
                        () -> path.child("averageValue")
                                .forbidden("may not set both a target raw value and a target utilization"))
                .found();
    }

    private static Seq<FieldError> target(MetricTarget target, FieldPath path) {
        String type = target.type().text();
        return Faults.NONE
                .when(type.isEmpty(), () -> path.child("type").required("must specify a metric target type"))
                .when(
                        !TARGETS.contains(type),
                        () -> path.child("type").invalid(type, "must be either Utilization, Value, or AverageValue"))
                .and(positive(target.value(), path.child("value")))
                .and(positive(target.averageValue(), path.child("averageValue")))
                .given(
                        target.averageUtilization().filter(share -> share < 1),
                        share -> Vector.of(path.child("averageUtilization").invalid(share, "must be greater than 0")))
                .found();
    }

    private static Seq<FieldError> positive(Option<Quantity> amount, FieldPath path) {
        return amount.filter(quantity -> quantity.compareTo(Quantity.ZERO) <= 0)
                .map(quantity -> path.invalid(quantity.canonical().toString(), "must be positive"))
                .toVector();
    }

    private static Seq<FieldError> identifier(MetricIdentifier metric, FieldPath path) {
        FieldPath name = path.child("name");
        return metric.name().isEmpty()
                ? Vector.of(name.required("must specify a metric name"))
                : name.invalid(metric.name(), Names.PATH_SEGMENT);
    }
}
