package io.github.kubevalue.model.kubelet.eviction;

import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.kubelet.NodePressure;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.runtime.KubeletState;
import io.github.kubevalue.model.runtime.NodeBehaviour;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The eviction managers of all kubelets. Each looks at its node every ten seconds, and again one second after it evicted a pod; here,
 * at those of these times at which it can find something new. A node of which nothing is said, nor of any of its pods, is
 * never short of anything.
 *
 * <p>Laws: of pods that are evicted together, none ranks behind one that stays; a critical pod is never evicted; while a
 * threshold of a node is crossed, and until the transition period is over, the node says so.
 */
public final class EvictionManager implements Controller {
    private static final Seq<String> SAID = NodeBehaviour.RESOURCES.append("empty-dir");

    /** The pods of a node that say what they use, or what they use too much of. */
    private static final Index<Pod> SAYING = Index.of(
                    "pods whose use is said, by node", Pod.KIND, EvictionManager::nodes)
            .reading(pod -> pod.metadata().annotations(), pod -> pod.spec().nodeName(), Pod::isTerminal);

    private final EvictionConfig config;

    /** Returns the eviction managers of kubelets that are told so. */
    public EvictionManager(EvictionConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "eviction-manager";
    }

    @Override
    public Catalog catalog() {
        return Catalog.of(SAYING);
    }

    private static Seq<String> nodes(Pod pod) {
        return says(pod) && !pod.isTerminal() ? pod.spec().nodeName().toVector() : Vector.empty();
    }

    /** Whether annotations say what it uses. */
    private static boolean says(KubeObject object) {
        return object.metadata().annotations().exists(annotation -> says(annotation._1));
    }

    private static boolean says(String annotation) {
        return annotation.startsWith(PodBehaviour.PREFIX)
                && SAID.exists(what -> isOf(what, annotation.substring(PodBehaviour.PREFIX.length())));
    }

    /** Whether a key speaks of something, be it of all containers or of one. */
    private static boolean isOf(String what, String key) {
        return key.startsWith(what) && (key.length() == what.length() || key.charAt(what.length()) == '.');
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Node.KIND) || kind.equals(Pod.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        KubeObject object = change.object();
        if (object instanceof Node node) {
            return concerns(node, snapshot) ? Vector.of(node.key()) : Vector.empty();
        }
        return object instanceof Pod pod
                ? pod.spec()
                        .nodeName()
                        .flatMap(name -> snapshot.get(Node.KIND, name))
                        .filter(node -> says(pod) || concerns(node, snapshot))
                        .map(Node::key)
                        .toVector()
                : Vector.empty();
    }

    /** Whether anything can be short there. */
    private static boolean concerns(Node node, Snapshot snapshot) {
        return says(node)
                || snapshot.count(SAYING, node.name()) > 0
                || node.status()
                        .conditions()
                        .exists(condition -> condition.status().isTrue()
                                && NodePressure.of(condition.type()).isDefined());
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(Node.KIND, key.name())
                .filter(node ->
                        concerns(node, snapshot) && !KubeletState.of(node).isSilent())
                .map(node -> plan(snapshot, node, moment))
                .getOrElse(Plan.none());
    }

    private Plan plan(Snapshot snapshot, Node node, Moment moment) {
        Seq<Pod> pods = snapshot.by(PodIndexes.BY_NODE, node.name())
                .filter(pod -> !pod.isTerminal() && pod.status().startTime().isDefined());
        NodeUse use = new NodeUse(node, pods, moment.now());
        return Look.of(config, use).plan(moment.memory(Pressure.class).getOrElse(() -> Pressure.none(use.created())));
    }
}
