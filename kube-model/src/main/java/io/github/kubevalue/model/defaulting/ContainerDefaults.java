package io.github.kubevalue.model.defaulting;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.GRPCAction;
import io.github.kubevalue.model.core.HTTPGetAction;
import io.github.kubevalue.model.core.Lifecycle;
import io.github.kubevalue.model.core.LifecycleHandler;
import io.github.kubevalue.model.core.ObjectFieldSelector;
import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.PullPolicy;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.core.TerminationMessagePolicy;
import io.github.kubevalue.model.core.URIScheme;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Defaults of containers. (pkg/apis/core/v1/defaults.go) */
final class ContainerDefaults {
    // github.com/distribution/reference, regexp.go
    private static final String DOMAIN = "([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final String WORD = "[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*";
    private static final Pattern IMAGE = Pattern.compile(
            "(" + DOMAIN + "(\\." + DOMAIN + ")*(:[0-9]+)?/)?" + WORD + "(/" + WORD
                    + ")*(:[\\w][\\w.-]{0,127})?(@[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?");

    private ContainerDefaults() {}

    static EphemeralContainer ephemeral(EphemeralContainer container) {
        return container
                .withImagePullPolicy(container
                        .imagePullPolicy()
                        .orElse(() -> Option.of(pullPolicy(container.image().getOrElse("")))))
                .withTerminationMessagePath(
                        container.terminationMessagePath().orElse(Option.of("/dev/termination-log")))
                .withTerminationMessagePolicy(
                        container.terminationMessagePolicy().orElse(Option.of(TerminationMessagePolicy.FILE)))
                .withEnv(container.env().map(ContainerDefaults::env));
    }

    static Container container(Container container) {
        return container
                .withImagePullPolicy(container
                        .imagePullPolicy()
                        .orElse(() -> Option.of(pullPolicy(container.image().getOrElse("")))))
                .withTerminationMessagePath(
                        container.terminationMessagePath().orElse(Option.of("/dev/termination-log")))
                .withTerminationMessagePolicy(
                        container.terminationMessagePolicy().orElse(Option.of(TerminationMessagePolicy.FILE)))
                .withPorts(container
                        .ports()
                        .map(port -> port.withProtocol(port.protocol().orElse(Option.of(Protocol.TCP)))))
                .withEnv(container.env().map(ContainerDefaults::env))
                .withResources(resources(container.resources()))
                .withLivenessProbe(container.livenessProbe().map(ContainerDefaults::probe))
                .withReadinessProbe(container.readinessProbe().map(ContainerDefaults::probe))
                .withStartupProbe(container.startupProbe().map(ContainerDefaults::probe))
                .withLifecycle(container.lifecycle().map(ContainerDefaults::lifecycle));
    }

    /** An image that may change under its name is pulled each time; what is no name of an image is not. */
    static PullPolicy pullPolicy(String image) {
        if (!IMAGE.matcher(image).matches()) {
            return PullPolicy.IF_NOT_PRESENT;
        }
        int at = image.indexOf('@');
        String name = at < 0 ? image : image.substring(0, at);
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        boolean latest = colon < 0 ? at < 0 : name.substring(colon + 1).equals("latest");
        return latest ? PullPolicy.ALWAYS : PullPolicy.IF_NOT_PRESENT;
    }

    private static EnvVar env(EnvVar variable) {
        return variable.withValueFrom(variable.valueFrom()
                .map(source -> source.withFieldRef(source.fieldRef().map(ContainerDefaults::field))
                        .withFileKeyRef(source.fileKeyRef()
                                .map(file -> file.withOptional(file.optional().orElse(Option.of(false)))))));
    }

    static ObjectFieldSelector field(ObjectFieldSelector field) {
        return field.withApiVersion(field.apiVersion().orElse(Option.of("v1")));
    }

    static ResourceRequirements resources(ResourceRequirements resources) {
        return resources.withLimits(quantities(resources.limits())).withRequests(quantities(resources.requests()));
    }

    /** Amounts as the server stores them: in whole thousandths, and in their one text. */
    static SortedMap<String, Quantity> quantities(SortedMap<String, Quantity> amounts) {
        return amounts.mapValues(ContainerDefaults::stored);
    }

    private static Quantity stored(Quantity amount) {
        BigDecimal millis = amount.amount().movePointRight(3);
        boolean whole = millis.stripTrailingZeros().scale() <= 0;
        return whole ? amount.canonical() : Quantity.ofMillis(amount.milliValue());
    }

    private static Probe probe(Probe probe) {
        return probe.withTimeoutSeconds(positive(probe.timeoutSeconds(), 1))
                .withPeriodSeconds(positive(probe.periodSeconds(), 10))
                .withSuccessThreshold(positive(probe.successThreshold(), 1))
                .withFailureThreshold(positive(probe.failureThreshold(), 3))
                .withHttpGet(probe.httpGet().map(ContainerDefaults::httpGet))
                .withGrpc(probe.grpc().map(ContainerDefaults::grpc));
    }

    private static Option<Integer> positive(Option<Integer> number, int otherwise) {
        return number.filter(given -> given != 0).orElse(Option.of(otherwise));
    }

    private static HTTPGetAction httpGet(HTTPGetAction action) {
        return action.withPath(action.path().filter(path -> !path.isEmpty()).orElse(Option.of("/")))
                .withScheme(action.scheme().orElse(Option.of(URIScheme.HTTP)));
    }

    private static GRPCAction grpc(GRPCAction action) {
        return action.withService(action.service().orElse(Option.of("")));
    }

    private static Lifecycle lifecycle(Lifecycle lifecycle) {
        return lifecycle
                .withPostStart(lifecycle.postStart().map(ContainerDefaults::handler))
                .withPreStop(lifecycle.preStop().map(ContainerDefaults::handler));
    }

    private static LifecycleHandler handler(LifecycleHandler handler) {
        return handler.withHttpGet(handler.httpGet().map(ContainerDefaults::httpGet));
    }
}
