package io.github.kubevalue.model.admission.serviceaccount;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvFromSource;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.LocalObjectReference;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ServiceAccount;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The secrets that the pods of an account may use, if its annotation {@code kubernetes.io/enforce-mountable-secrets} says so.
 * (plugin/pkg/admission/serviceaccount/admission.go, limitSecretReferences)
 *
 * @param account the account
 */
record MountableSecrets(ServiceAccount account) {
    private static final String ENFORCED = "kubernetes.io/enforce-mountable-secrets";

    /** Whether an account limits its pods. */
    static boolean isEnforced(ServiceAccount account) {
        return account.metadata()
                .annotations()
                .get(ENFORCED)
                // strconv.ParseBool
                .exists(value -> value.matches("1|t|T|TRUE|true|True"));
    }

    /** Returns the first secret that a new pod must not use. */
    Option<String> fault(PodSpec spec) {
        return volumeFault(spec)
                .orElse(() -> containerFault("init container", spec.initContainers()))
                .orElse(() -> containerFault("container", spec.containers()))
                .orElse(() -> pullFault(spec));
    }

    /** Returns the first secret that an ephemeral container must not use. */
    Option<String> ephemeralFault(PodSpec spec) {
        return spec.ephemeralContainers()
                .flatMap(container ->
                        fault("ephemeral container " + container.name(), container.env(), container.envFrom()))
                .headOption();
    }

    private Option<String> volumeFault(PodSpec spec) {
        return spec.volumes()
                .flatMap(volume -> volume.secret())
                .map(secret -> secret.secretName().getOrElse(""))
                .find(this::isForeign)
                .map(name -> "volume with " + notAllowed(name));
    }

    private Option<String> containerFault(String what, Seq<Container> containers) {
        return containers
                .flatMap(container -> fault(what + " " + container.name(), container.env(), container.envFrom()))
                .headOption();
    }

    private Option<String> fault(String where, Seq<EnvVar> env, Seq<EnvFromSource> envFrom) {
        return env.flatMap(variable -> variable.valueFrom()
                        .flatMap(from -> from.secretKeyRef())
                        .map(secret -> secret.name().getOrElse(""))
                        .filter(this::isForeign)
                        .map(name -> where + " with envVar " + variable.name() + " referencing " + notAllowed(name)))
                .headOption()
                .orElse(() -> envFrom.flatMap(EnvFromSource::secretRef)
                        .map(secret -> secret.name().getOrElse(""))
                        .find(this::isForeign)
                        .map(name -> where + " with envFrom referencing " + notAllowed(name)));
    }

    private Option<String> pullFault(PodSpec spec) {
        Seq<String> own = account.imagePullSecrets().map(MountableSecrets::name);
        Seq<String> used = spec.imagePullSecrets().map(MountableSecrets::name);
        int at = used.indexWhere(name -> !own.contains(name));
        return Option.when(
                at >= 0,
                () -> "imagePullSecrets[" + at + "].name=\"" + used.get(at)
                        + "\" is not allowed because service account " + account.name()
                        + " does not reference that imagePullSecret");
    }

    private static String name(LocalObjectReference reference) {
        return reference.name().getOrElse("");
    }

    private boolean isForeign(String secret) {
        return !account.secrets().flatMap(ObjectReference::name).contains(secret);
    }

    private String notAllowed(String secret) {
        return "secret.secretName=\"" + secret + "\" is not allowed because service account " + account.name()
                + " does not reference that secret";
    }
}
