package io.github.kubevalue.model.validation.core;

import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;

/** The rules on events as the core group has them. (pkg/apis/core/validation/events.go, legacyValidateEvent) */
public final class EventRules {
    private static final FieldPath NAMESPACE = FieldPath.of("involvedObject.namespace");
    private static final FieldPath REPORTER = FieldPath.of("reportingComponent");
    private static final int LONGEST = 128;
    private static final int LONGEST_NOTE = 1024;

    private EventRules() {}

    /** Returns the faults of an event. */
    public static Seq<FieldError> faults(Event event) {
        String own = event.namespace();
        String about = event.involvedObject().namespace().getOrElse("");
        boolean timed = event.eventTime().isDefined();
        boolean apart = timed
                ? about.isEmpty() && !own.equals("default") && !own.equals("kube-system")
                : about.isEmpty() ? !own.isEmpty() && !own.equals("default") : !own.equals(about);
        return Faults.NONE
                .when(apart, () -> NAMESPACE.invalid(about, "does not match event.namespace"))
                .andIf(timed, () -> timed(event))
                .and(FieldPath.of("namespace").invalid(own, Names.DNS_SUBDOMAIN))
                .found();
    }

    /** Events that say when they happened say the rest as well. */
    private static Seq<FieldError> timed(Event event) {
        String reporter = event.reportingComponent();
        return Faults.NONE
                .when(reporter.isEmpty(), REPORTER::required)
                .and(REPORTER.invalid(reporter, Names.QUALIFIED_NAME))
                .and(required(event.reportingInstance(), "reportingInstance"))
                .and(required(event.action().getOrElse(""), "action"))
                .and(required(event.reason().getOrElse(""), "reason"))
                .and(text(event.message().getOrElse(""), LONGEST_NOTE, "message"))
                .found();
    }

    private static Seq<FieldError> required(String text, String field) {
        FieldPath path = FieldPath.of(field);
        return Faults.NONE
                .when(text.isEmpty(), path::required)
                .and(text(text, LONGEST, field))
                .found();
    }

    private static Seq<FieldError> text(String text, int most, String field) {
        return Faults.NONE
                .when(
                        text.length() > most,
                        () -> FieldPath.of(field).invalid("", "can have at most " + most + " characters"))
                .found();
    }
}
