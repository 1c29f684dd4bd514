package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.MetricSpec;
import io.github.kubevalue.model.autoscaling.MetricStatus;
import io.github.kubevalue.model.autoscaling.MetricTarget;
import io.github.kubevalue.model.autoscaling.MetricValueStatus;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Autoscalers: what they scale, by what, and how far. */
// pkg/printers/internalversion/printers.go, printHorizontalPodAutoscaler
final class AutoscalerPrinter {
    private static final int SHOWN = 2;
    private static final String UNKNOWN = "<unknown>";

    private AutoscalerPrinter() {}

    static Seq<Column<HorizontalPodAutoscaler>> columns() {
        return Vector.of(
                Column.of("NAME", HorizontalPodAutoscaler::name),
                Column.of(
                        "REFERENCE",
                        each -> each.spec().scaleTargetRef().kind() + "/"
                                + each.spec().scaleTargetRef().name()),
                Column.of("TARGETS", AutoscalerPrinter::targets),
                Column.of(
                        "MINPODS",
                        each -> each.spec().minReplicas().map(Object::toString).getOrElse("<unset>")),
                Column.of("MAXPODS", each -> String.valueOf(each.spec().maxReplicas())),
                Column.of("REPLICAS", each -> String.valueOf(each.status().currentReplicas())),
                Column.at("AGE", Age::of));
    }

    private static String targets(HorizontalPodAutoscaler scaler) {
        Seq<MetricStatus> current = scaler.status().currentMetrics();
        Seq<String> all = scaler.spec()
                .metrics()
                .zipWithIndex((metric, place) ->
                        target(metric, Option.when(place < current.size(), () -> current.get(place))));
        if (all.isEmpty()) {
            return "<none>";
        }
        String more = all.size() > SHOWN ? " + " + (all.size() - SHOWN) + " more..." : "";
        return all.take(SHOWN).mkString(", ") + more;
    }

    private static String target(MetricSpec metric, Option<MetricStatus> now) {
        return switch (metric.type().text()) {
            case "External" ->
                metric.external()
                        .map(source -> value(
                                source.target(),
                                now.flatMap(MetricStatus::external).map(found -> found.current())))
                        .getOrElse("");
            case "Pods" ->
                metric.pods()
                        .map(source -> average(now.flatMap(MetricStatus::pods).map(found -> found.current())) + "/"
                                + source.target()
                                        .averageValue()
                                        .map(Object::toString)
                                        .getOrElse(""))
                        .getOrElse("");
            case "Object" ->
                metric.object()
                        .map(source -> value(
                                source.target(),
                                now.flatMap(MetricStatus::object).map(found -> found.current())))
                        .getOrElse("");
            case "Resource" ->
                metric.resource()
                        .map(source -> source.name() + ": "
                                + resource(
                                        source.target(),
                                        now.flatMap(MetricStatus::resource).map(found -> found.current())))
                        .getOrElse("");
            case "ContainerResource" ->
                metric.containerResource()
                        .map(source -> source.name() + ": "
                                + resource(
                                        source.target(),
                                        now.flatMap(MetricStatus::containerResource)
                                                .map(found -> found.current())))
                        .getOrElse("");
            default -> "<unknown type>";
        };
    }

    private static String value(MetricTarget target, Option<MetricValueStatus> current) {
        return target.averageValue()
                .map(wanted -> current.flatMap(MetricValueStatus::averageValue)
                                .map(Object::toString)
                                .getOrElse(UNKNOWN)
                        + "/" + wanted + " (avg)")
                .getOrElse(() -> current.map(found -> Texts.orEmpty(found.value()))
                                .getOrElse(UNKNOWN) + "/" + Texts.orEmpty(target.value()));
    }

    private static String average(Option<MetricValueStatus> current) {
        return current.map(found -> Texts.orEmpty(found.averageValue())).getOrElse(UNKNOWN);
    }

    private static String resource(MetricTarget target, Option<MetricValueStatus> current) {
        return target.averageValue()
                .map(wanted -> average(current) + "/" + wanted)
                .getOrElse(() -> current.flatMap(MetricValueStatus::averageUtilization)
                                .map(AutoscalerPrinter::percent)
                                .getOrElse(UNKNOWN)
                        + "/"
                        + target.averageUtilization()
                                .map(AutoscalerPrinter::percent)
                                .getOrElse("<auto>"));
    }

    private static String percent(int number) {
        return number + "%";
    }
}
