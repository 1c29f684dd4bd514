package io.github.kubevalue.dsl.diagnose;

import io.github.kubevalue.dsl.hosts.Hosts;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvFromSource;
import io.github.kubevalue.model.core.EnvVarSource;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The hosts that ConfigMaps and Secrets name, for each workload that reads them; of those that none reads, for any pod. */
final class MapMentions {
    private MapMentions() {}

    /**
     * A ConfigMap or a Secret that a workload reads.
     *
     * @param kind which of the two
     * @param name its name
     * @param key the key that is read; all if absent
     */
    private record Use(Kind<? extends KubeObject> kind, String name, Option<String> key) {}

    static Seq<Mention> in(Facts facts) {
        Seq<Mention> used = facts.workloads()
                .flatMap(workload -> uses(workload.spec())
                        .distinct()
                        .flatMap(use -> facts.snapshot()
                                .get(use.kind, workload.namespace(), use.name)
                                .toVector()
                                .flatMap(map -> mentions(Option.some(workload), map, use.key)))
                        .distinct());
        Seq<Mention> unused = facts.snapshot()
                .list(ConfigMap.KIND)
                .filter(map -> !map.namespace().startsWith("kube-"))
                .filter(map -> !used.exists(mention -> mention.object() == map))
                .flatMap(map -> mentions(Option.none(), map, Option.none()))
                .filter(mention -> mention.host().labels().contains("svc"));
        return used.appendAll(unused);
    }

    private static Seq<Mention> mentions(Option<Workload> user, KubeObject map, Option<String> key) {
        return texts(map)
                .filterKeys(name -> key.forAll(name::equals))
                .toVector()
                .flatMap(entry -> Hosts.in(entry._1, entry._2)
                        .map(host -> new Mention(user, map, "data[" + entry._1 + "]", entry._1, host)));
    }

    private static Map<String, String> texts(KubeObject object) {
        return object instanceof ConfigMap map
                ? map.data()
                : ((Secret) object).data().mapValues(MapMentions::decoded);
    }

    private static String decoded(String base64) {
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static Seq<Use> uses(PodSpec spec) {
        Seq<Container> containers = spec.initContainers().appendAll(spec.containers());
        Seq<EnvVarSource> single = containers.flatMap(Container::env).flatMap(variable -> variable.valueFrom());
        Seq<EnvFromSource> whole = containers.flatMap(Container::envFrom);
        return Vector.ofAll(single.flatMap(source -> source.configMapKeyRef())
                        .flatMap(ref -> use(ConfigMap.KIND, ref.name(), Option.some(ref.key()))))
                .appendAll(single.flatMap(source -> source.secretKeyRef())
                        .flatMap(ref -> use(Secret.KIND, ref.name(), Option.some(ref.key()))))
                .appendAll(whole.flatMap(source -> source.configMapRef())
                        .flatMap(ref -> use(ConfigMap.KIND, ref.name(), Option.none())))
                .appendAll(whole.flatMap(source -> source.secretRef())
                        .flatMap(ref -> use(Secret.KIND, ref.name(), Option.none())))
                .appendAll(spec.volumes()
                        .flatMap(volume -> volume.configMap()
                                .flatMap(source -> use(ConfigMap.KIND, source.name(), Option.none()))))
                .appendAll(spec.volumes()
                        .flatMap(volume -> volume.secret()
                                .flatMap(source -> use(Secret.KIND, source.secretName(), Option.none()))))
                .appendAll(spec.volumes()
                        .flatMap(volume -> volume.projected()
                                .toVector()
                                .flatMap(source -> source.sources()
                                        .flatMap(each -> each.configMap()
                                                .flatMap(map -> use(ConfigMap.KIND, map.name(), Option.none()))))));
    }

    private static Option<Use> use(Kind<? extends KubeObject> kind, Option<String> name, Option<String> key) {
        return name.map(each -> new Use(kind, each, key));
    }
}
