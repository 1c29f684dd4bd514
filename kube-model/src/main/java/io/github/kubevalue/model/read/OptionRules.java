package io.github.kubevalue.model.read;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Which options go together. (apimachinery/pkg/apis/meta/internalversion/validation/validation.go) */
final class OptionRules {
    private static final Kind<?> LIST_OPTIONS =
            Kind.of("meta.k8s.io/v1", "ListOptions", "listoptions", Scope.CLUSTER, Unmodelled.class);
    private static final FieldPath MATCH = FieldPath.of("resourceVersionMatch");
    private static final FieldPath INITIAL = FieldPath.of("sendInitialEvents");
    private static final FieldError WITH_CONTINUE =
            MATCH.forbidden("resourceVersionMatch is forbidden when continue is provided");

    private OptionRules() {}

    static Either<ApiError, ListOptions> checkedForList(ListOptions options) {
        Option<ResourceVersionMatch> match = given(options);
        Seq<FieldError> faults = match.isEmpty() ? Vector.empty() : listFaults(options, match.get());
        return answer(
                options,
                options.sendInitialEvents().isDefined()
                        ? faults.append(INITIAL.forbidden("sendInitialEvents is forbidden for list"))
                        : faults);
    }

    private static Seq<FieldError> listFaults(ListOptions options, ResourceVersionMatch match) {
        boolean isExact = match.equals(ResourceVersionMatch.EXACT);
        boolean isKnown = isExact || match.equals(ResourceVersionMatch.NOT_OLDER_THAN);
        return Vector.of(
                        Option.when(
                                options.resourceVersion().isEmpty(),
                                () -> MATCH.forbidden(
                                        "resourceVersionMatch is forbidden unless resourceVersion is provided")),
                        Option.when(!options.continueToken().isEmpty(), WITH_CONTINUE),
                        Option.when(
                                !isKnown,
                                () -> MATCH.notSupported(match.text(), Vector.of("Exact", "NotOlderThan", ""))),
                        Option.when(
                                isExact && options.resourceVersion().equals("0"),
                                () -> MATCH.forbidden(
                                        "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"")))
                .flatMap(fault -> fault);
    }

    static Either<ApiError, ListOptions> checkedForWatch(ListOptions options) {
        Option<ResourceVersionMatch> match = given(options);
        boolean isNotOlder = match.contains(ResourceVersionMatch.NOT_OLDER_THAN);
        boolean sends = options.sendInitialEvents().isDefined();
        Vector<Option<FieldError>> faults = Vector.of(
                Option.when(
                        sends && !isNotOlder,
                        () -> MATCH.forbidden(
                                "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan")),
                Option.when(
                        match.isDefined() && !sends,
                        () -> MATCH.forbidden(
                                "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided")),
                Option.when(
                        match.isDefined() && !isNotOlder,
                        () -> MATCH.notSupported(match.get().text(), Vector.of("NotOlderThan"))),
                Option.when(match.isDefined() && !options.continueToken().isEmpty(), WITH_CONTINUE));
        return answer(options, faults.flatMap(fault -> fault));
    }

    private static Option<ResourceVersionMatch> given(ListOptions options) {
        return options.resourceVersionMatch().filter(match -> !match.text().isEmpty());
    }

    private static Either<ApiError, ListOptions> answer(ListOptions options, Seq<FieldError> faults) {
        return faults.isEmpty() ? Either.right(options) : Either.left(ApiError.invalid(LIST_OPTIONS, "", faults));
    }
}
