package io.github.kubevalue.model.volume;

import io.github.kubevalue.model.meta.DurationText;
import io.github.kubevalue.model.storage.StorageClass;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.time.Duration;
import org.immutables.value.Value;

/**
 * How the provisioner of a class behaves, as the class's {@code kubevalue.io/} annotations say.
 *
 * <p>Unless annotated, a provisioner outside Kubernetes is taken to be there and makes each volume at once. {@code
 * provision-after: 5s} makes it take that long; {@code provision: never}, that it is not there; {@code provision: fail},
 * that it fails, with the text of {@code provision-error}; {@code provision-topology}, that volumes can only be reached
 * from nodes with the same values of those labels, which it otherwise takes from the CSINodes of its driver.
 */
@Value.Immutable
public interface Provisioner {
    /** On a claim: when a provisioner that takes time has begun. */
    String SINCE = "kubevalue.io/provisioning-since";

    /** On a class: what becomes of it, {@code never} or {@code fail}. */
    String OUTCOME = "kubevalue.io/provision";

    /** On a class: how long it takes, {@code 30s}. */
    String AFTER = "kubevalue.io/provision-after";

    /** What a provisioner says that fails without a text of its own. */
    String FAILURE = "rpc error: code = Internal desc = provisioning fails";

    /** The provisioner of Rancher's k3s, and of kind. */
    String LOCAL_PATH = "rancher.io/local-path";

    /** Provisioners whose volumes are on the node of the pod, and need no driver there. */
    Set<String> LOCAL = HashSet.of(LOCAL_PATH, "openebs.io/local", "microk8s.io/hostpath-local");

    /** Reads the behaviour off a class. */
    static Provisioner of(StorageClass storage) {
        SortedMap<String, String> said = storage.metadata().annotations();
        String outcome = said.get(OUTCOME).getOrElse("");
        return builder()
                .name(InTreePlugins.successor(storage.provisioner()))
                .isRunning(!outcome.equals("never"))
                .failure(Option.when(
                        outcome.equals("fail"),
                        said.get("kubevalue.io/provision-error").getOrElse(FAILURE)))
                .after(said.get(AFTER)
                        .flatMap(text -> Try.of(() -> DurationText.parse(text)).toOption())
                        .getOrElse(Duration.ZERO))
                .topology(said.get("kubevalue.io/provision-topology").map(Provisioner::keys))
                .build();
    }

    /** Returns the annotations of a class that cannot be read and count as absent, each with the rule that it breaks. */
    static Seq<Tuple2<String, String>> unreadable(StorageClass storage) {
        SortedMap<String, String> said = storage.metadata().annotations();
        Option<Tuple2<String, String>> outcome = said.get(OUTCOME)
                .filter(text -> !text.equals("never") && !text.equals("fail"))
                .map(text -> Tuple.of(OUTCOME, "must be never or fail"));
        Option<Tuple2<String, String>> after = said.get(AFTER)
                .filter(text -> Try.of(() -> DurationText.parse(text)).isFailure())
                .map(text -> Tuple.of(AFTER, "must be a duration such as 500ms, 30s or 1m30s"));
        return outcome.toVector().appendAll(after);
    }

    private static Seq<String> keys(String text) {
        return Vector.of(text.split(",")).map(String::strip).reject(String::isEmpty);
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the driver. */
    String name();

    /** Whether there is such a provisioner. */
    boolean isRunning();

    /** How long it takes. */
    Duration after();

    /** What it says when it fails; none if it makes volumes. */
    Option<String> failure();

    /** The labels of nodes that a volume shares with all nodes that can reach it, if that is said. */
    Option<Seq<String>> topology();

    /** Whether its volumes are directories of a node. */
    default boolean isLocal() {
        return LOCAL.contains(name());
    }

    /** Whether the class has its volumes made by somebody outside Kubernetes. */
    static boolean isExternal(StorageClass storage) {
        return InTreePlugins.isExternal(storage.provisioner());
    }

    /** Builds a {@link Provisioner}. */
    final class Builder extends ImmutableProvisioner.Builder {
        Builder() {}
    }
}
