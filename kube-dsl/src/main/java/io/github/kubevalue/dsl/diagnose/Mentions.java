package io.github.kubevalue.dsl.diagnose;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvFromSource;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.networking.Ingress;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Where the settings of workloads name hosts: environment, arguments and the ConfigMaps they read. */
final class Mentions {
    private Mentions() {}

    static Seq<Mention> in(Facts facts) {
        return facts.workloads().flatMap(workload -> ofContainers(workload).appendAll(ofConfigMaps(facts, workload)));
    }

    /** Who uses a Service, in a sentence each. */
    static Seq<String> usersOf(Facts facts, Service service) {
        Seq<String> settings = facts.mentions()
                .filter(mention -> mention.service(facts).exists(named -> named == service))
                .map(Mention::usage);
        Seq<String> ingresses = facts.snapshot()
                .list(Ingress.KIND, service.namespace())
                .filter(ingress -> IngressChecks.services(ingress)
                        .exists(backend -> backend.name().equals(service.name())))
                .map(ingress -> ingress.key() + " leads to it");
        return ingresses.appendAll(settings).distinct().take(5);
    }

    private static Seq<Mention> ofContainers(Workload workload) {
        return indexed(workload).flatMap(each -> ofContainer(workload, each._1, each._2));
    }

    /** The containers of a workload, each with its path. */
    static Seq<Tuple2<Container, String>> indexed(Workload workload) {
        Seq<Tuple2<Container, String>> initial = workload.spec()
                .initContainers()
                .zipWithIndex((container, i) -> Tuple.of(container, workload.specField("initContainers[" + i + "]")));
        return initial.appendAll(workload.spec()
                .containers()
                .zipWithIndex((container, i) -> Tuple.of(container, workload.specField("containers[" + i + "]"))));
    }

    private static Seq<Mention> ofContainer(Workload workload, Container container, String path) {
        Seq<Mention> environment = container
                .env()
                .zipWithIndex()
                .flatMap(each -> each._1
                        .value()
                        .toVector()
                        .flatMap(value ->
                                mentions(workload, path + ".env[" + each._2 + "].value", each._1.name(), value)));
        return environment
                .appendAll(words(workload, container.command(), path + ".command"))
                .appendAll(words(workload, container.args(), path + ".args"));
    }

    private static Seq<Mention> words(Workload workload, Seq<String> words, String path) {
        return words.zipWithIndex().flatMap(word -> {
            Tuple2<String, String> setting = setting(word._1);
            return mentions(workload, path + "[" + word._2 + "]", setting._1, setting._2);
        });
    }

    /** Takes {@code --redis-addr=cache:6379} apart. */
    private static Tuple2<String, String> setting(String word) {
        int equals = word.indexOf('=');
        return equals > 0 && word.substring(0, equals).matches("-{0,2}[A-Za-z0-9_.-]+")
                ? Tuple.of(word.substring(0, equals), word.substring(equals + 1))
                : Tuple.of("", word);
    }

    private static Seq<Mention> mentions(Workload workload, String field, String setting, String value) {
        return HostText.in(setting, value).map(host -> new Mention(workload, workload.object(), field, setting, host));
    }

    private static Seq<Mention> ofConfigMaps(Facts facts, Workload workload) {
        return keys(workload)
                .distinct()
                .flatMap(key -> facts.snapshot()
                        .get(ConfigMap.KIND, workload.namespace(), key.map)
                        .toVector()
                        .flatMap(map -> map.data()
                                .filterKeys(name -> key.key.forAll(name::equals))
                                .toVector()
                                .flatMap(entry -> HostText.in(entry._1, entry._2)
                                        .map(host ->
                                                new Mention(workload, map, "data[" + entry._1 + "]", entry._1, host)))))
                .distinct();
    }

    private record Key(String map, Option<String> key) {}

    /** The ConfigMaps, or single keys of them, that a workload reads. */
    private static Seq<Key> keys(Workload workload) {
        Seq<Container> containers =
                workload.spec().initContainers().appendAll(workload.spec().containers());
        Seq<Key> single = containers
                .flatMap(Container::env)
                .flatMap(variable -> variable.valueFrom().flatMap(source -> source.configMapKeyRef()))
                .flatMap(ref -> ref.name().map(name -> new Key(name, Option.some(ref.key()))));
        Seq<Key> whole = containers
                .flatMap(Container::envFrom)
                .flatMap(EnvFromSource::configMapRef)
                .flatMap(ref -> ref.name().map(name -> new Key(name, Option.none())));
        Seq<Key> mounted = workload.spec()
                .volumes()
                .flatMap(volume -> volume.configMap().flatMap(source -> source.name()))
                .map(name -> new Key(name, Option.none()));
        return Vector.ofAll(single).appendAll(whole).appendAll(mounted);
    }
}
