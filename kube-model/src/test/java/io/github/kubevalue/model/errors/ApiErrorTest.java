package io.github.kubevalue.model.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Vector;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApiErrorTest {
    private static final ResourceKey WEB = Deployment.KIND.key("demo", "web");
    private static final ResourceKey POD = Pod.KIND.key("demo", "web");

    /** Code, reason and message, as apimachinery/pkg/api/errors/errors.go makes them. */
    static Stream<Arguments> refusals() {
        return Stream.of(
                row(ApiError.unauthorized(""), 401, "Unauthorized", "not authorized"),
                row(ApiError.forbidden(WEB, "no"), 403, "Forbidden", "deployments.apps \"web\" is forbidden: no"),
                row(
                        ApiError.forbidden(Deployment.KIND.key("demo", ""), "no"),
                        403,
                        "Forbidden",
                        "deployments.apps is forbidden: no"),
                row(ApiError.notFound(POD), 404, "NotFound", "pods \"web\" not found"),
                row(
                        ApiError.methodNotAllowed(Deployment.KIND, "patch"),
                        405,
                        "MethodNotAllowed",
                        "patch is not supported on resources of kind \"deployments.apps\""),
                row(
                        ApiError.notAcceptable(Vector.of("application/json")),
                        406,
                        "NotAcceptable",
                        "only the following media types are accepted: application/json"),
                row(ApiError.alreadyExists(POD), 409, "AlreadyExists", "pods \"web\" already exists"),
                row(
                        ApiError.generateNameConflict(POD),
                        409,
                        "AlreadyExists",
                        "pods \"web\" already exists, the server was not able to generate a unique name for the object"),
                row(
                        ApiError.conflict(POD, "binding", "no"),
                        409,
                        "Conflict",
                        "Operation cannot be fulfilled on pods/binding \"web\": no"),
                row(ApiError.gone("gone"), 410, "Gone", "gone"),
                row(
                        ApiError.expired("too old resource version: 1 (2)"),
                        410,
                        "Expired",
                        "too old resource version: 1 (2)"),
                row(
                        ApiError.requestEntityTooLarge("limit is 3145728"),
                        413,
                        "RequestEntityTooLarge",
                        "Request entity too large: limit is 3145728"),
                row(
                        ApiError.unsupportedMediaType(Vector.of("a/b", "c/d")),
                        415,
                        "UnsupportedMediaType",
                        "the body of the request was in an unknown format - accepted media types include: a/b, c/d"),
                row(ApiError.tooManyRequests("wait", 0), 429, "TooManyRequests", "wait"),
                row(ApiError.internal("no"), 500, "InternalError", "Internal error occurred: no"),
                row(
                        ApiError.serverTimeout(Deployment.KIND, "create", 2),
                        500,
                        "ServerTimeout",
                        "The create operation against deployments.apps could not be completed at this time, please try again."),
                row(ApiError.serviceUnavailable("later"), 503, "ServiceUnavailable", "later"),
                row(ApiError.timeout("late", 1), 504, "Timeout", "Timeout: late"));
    }

    private static Arguments row(ApiError error, int code, String reason, String message) {
        return Arguments.of(error, code, reason, message);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void hasTheCodeTheReasonAndTheSentenceOfUpstream(ApiError error, int code, String reason, String message) {
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.reason()).hasToString(reason);
        assertThat(error).hasToString(message);
    }

    @Test
    void isAStatusWithTheCausesOneByOne() {
        FieldError fault = FieldPath.of("spec").child("replicas").invalid(-1, "must be greater than or equal to 0");

        assertThat(ApiError.invalid(Deployment.KIND, "web", Vector.of(fault)).status())
                .hasToString(
                        "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"metadata\": {}, \"status\": \"Failure\", "
                                + "\"message\": \"Deployment.apps \\\"web\\\" is invalid: spec.replicas: Invalid value: -1: "
                                + "must be greater than or equal to 0\", \"reason\": \"Invalid\", \"details\": {\"name\": \"web\", "
                                + "\"group\": \"apps\", \"kind\": \"Deployment\", \"causes\": [{\"reason\": \"FieldValueInvalid\", "
                                + "\"message\": \"Invalid value: -1: must be greater than or equal to 0\", "
                                + "\"field\": \"spec.replicas\"}]}, \"code\": 422}");
    }

    @Test
    void leavesOutOfItsStatusWhatSaysNothing() {
        assertThat(ApiError.badRequest("what?").status())
                .hasToString(
                        "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"metadata\": {}, \"status\": \"Failure\", "
                                + "\"message\": \"what?\", \"reason\": \"BadRequest\", \"code\": 400}");
    }

    @Test
    void tellsAfterHowLongToAskAgain() {
        assertThat(ApiError.tooManyRequests("wait", 10).status().toString())
                .contains("\"details\": {\"retryAfterSeconds\": 10}");
    }

    @Test
    void aNamespaceThatEndsIsACauseOfItsOwn() {
        assertThat(ApiError.namespaceTerminating(POD).isNamespaceTerminating()).isTrue();
        assertThat(ApiError.forbidden(POD, "no").isNamespaceTerminating()).isFalse();
    }
}
