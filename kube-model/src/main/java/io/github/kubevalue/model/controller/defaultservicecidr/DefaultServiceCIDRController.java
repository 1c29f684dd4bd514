package io.github.kubevalue.model.controller.defaultservicecidr;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.Condition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.networking.ServiceCIDRSpec;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/**
 * Makes the ServiceCIDR of the API server's flags anew if it is deleted, lets it gain a second family, and warns of one that says
 * something else. (pkg/controlplane/controller/defaultservicecidr/default_servicecidr_controller.go)
 */
public final class DefaultServiceCIDRController implements Controller {
    private static final String ERROR = "KubernetesDefaultServiceCIDRError";

    private final Seq<String> cidrs;

    /**
     * Returns the controller.
     *
     * @param ranges the ranges of the flags, the default family first
     */
    public DefaultServiceCIDRController(Seq<Cidr> ranges) {
        cidrs = ranges.map(Cidr::network).map(Cidr::toString);
    }

    @Override
    public String name() {
        return "kubernetes-service-cidr-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(ServiceCIDR.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        boolean isMeant = change.key().kind().equals(ServiceCIDR.KIND)
                && change.key().name().equals(ServiceCIDR.DEFAULT_NAME);
        return isMeant ? Vector.of(change.key()) : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(ServiceCIDR.KIND, key.name())
                .map(cidr -> kept(cidr, moment.now()))
                .getOrElse(this::made);
    }

    private Plan made() {
        ServiceCIDR cidr = ServiceCIDR.named(ServiceCIDR.DEFAULT_NAME)
                .withSpec(ServiceCIDRSpec.builder().cidrs(cidrs).build());
        return Plan.none()
                .then(
                        new Write.Create(cidr),
                        "the API server was started with its ranges",
                        warning(cidr, error -> "The default ServiceCIDR can not be created"));
    }

    private Plan kept(ServiceCIDR cidr, Instant now) {
        Seq<String> said = cidr.spec().cidrs();
        if (cidrs.size() == 2 && said.equals(cidrs.take(1))) {
            return Plan.none()
                    .then(
                            new Write.Update(cidr.withSpec(cidr.spec().withCidrs(cidrs))),
                            "the API server has two families now",
                            warning(
                                    cidr,
                                    error -> "The default ServiceCIDR can not be upgraded from " + cidrs.head()
                                            + " to dual stack " + list(cidrs) + " : " + error.message()));
        }
        return cidr.metadata().isDeleting() ? Plan.none() : judged(cidr, now);
    }

    private Plan judged(ServiceCIDR cidr, Instant now) {
        if (!cidr.spec().cidrs().equals(cidrs)) {
            return Plan.none()
                    .telling(Event.warning(
                            cidr,
                            "KubernetesDefaultServiceCIDRInconsistent",
                            "The default ServiceCIDR " + list(cidr.spec().cidrs())
                                    + " does not match the controller flag configurations " + list(cidrs)));
        }
        Option<Condition> ready = cidr.status().condition(ServiceCIDR.READY);
        if (ready.exists(condition -> condition.status().equals(ConditionStatus.FALSE))) {
            return Plan.none()
                    .telling(Event.warning(
                            cidr,
                            ready.get().reason(),
                            "Configuration matches, but " + ready.get().message()));
        }
        return ready.exists(condition -> condition.status().isTrue()) ? Plan.none() : ready(cidr, now);
    }

    private static Plan ready(ServiceCIDR cidr, Instant now) {
        Condition ready = Condition.builder()
                .type(ServiceCIDR.READY)
                .status(ConditionStatus.TRUE)
                .message("Kubernetes default Service CIDR is ready")
                .lastTransitionTime(now.truncatedTo(ChronoUnit.SECONDS))
                .build();
        Seq<Condition> others =
                cidr.status().conditions().reject(other -> other.type().equals(ServiceCIDR.READY));
        return Plan.none()
                .then(
                        new Write.UpdateStatus(cidr.withStatus(cidr.status().withConditions(others.append(ready)))),
                        "its ranges are those of the API server",
                        warning(cidr, error -> "The default ServiceCIDR Status can not be set to Ready=True"));
    }

    private static Reaction warning(ServiceCIDR cidr, Function<ApiError, String> message) {
        return new Reaction() {
            @Override
            public Option<Event> refused(ApiError error) {
                return Option.of(Event.warning(cidr, ERROR, message.apply(error)));
            }
        };
    }

    private static String list(Seq<String> texts) {
        return texts.mkString("[", " ", "]");
    }
}
