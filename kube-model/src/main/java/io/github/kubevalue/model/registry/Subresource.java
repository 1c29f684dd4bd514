package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.certificates.CertificateSigningRequest;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.certificates.RequestRules;
import io.github.kubevalue.model.validation.core.NamespaceRules;
import io.github.kubevalue.model.validation.pod.PodSubresourceRules;
import io.vavr.collection.Seq;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * A part of the objects of a kind that is replaced through an address of its own, {@code pods/resize}.
 *
 * @param kind the kind of the objects
 * @param name the last step of the address, {@code resize}
 * @param taken takes the part out of what is sent
 * @param faults finds what is wrong with the change, from the object after and before it
 * @param <T> the type of the objects
 */
public record Subresource<T extends KubeObject>(
        Kind<T> kind, String name, Taking<T> taken, BiFunction<T, T, Seq<FieldError>> faults) {

    /** Takes a part out of what is sent. */
    @FunctionalInterface
    public interface Taking<T> {

        /** Returns the second object, as it is stored, with the part of the first, as it is sent at that time. */
        T taken(T sent, T stored, Instant now);
    }

    /** The containers that {@code kubectl debug} adds to a running pod. */
    public static final Subresource<Pod> EPHEMERAL_CONTAINERS = new Subresource<>(
            Pod.KIND,
            "ephemeralcontainers",
            (sent, stored, now) -> stored.withSpec(
                    stored.spec().withEphemeralContainers(sent.spec().ephemeralContainers())),
            PodSubresourceRules::ephemeralContainers);

    /** The CPU and memory of the containers of a running pod. */
    public static final Subresource<Pod> RESIZE = new Subresource<>(
            Pod.KIND, "resize", (sent, stored, now) -> PodResizing.resized(sent, stored), PodSubresourceRules::resize);

    /** Who must let go before a namespace that is being deleted may vanish. */
    public static final Subresource<Namespace> FINALIZE = new Subresource<>(
            Namespace.KIND,
            "finalize",
            (sent, stored, now) -> sent.withStatus(stored.status()),
            NamespaceRules::finalized);

    /** Whether a request for a certificate is granted. */
    public static final Subresource<CertificateSigningRequest> APPROVAL = new Subresource<>(
            CertificateSigningRequest.KIND, "approval", RequestApproval::approved, RequestRules::approval);

    /** Returns the name of the resource with the part, {@code pods/resize}. */
    @Override
    public String toString() {
        return kind.plural() + "/" + name;
    }
}
