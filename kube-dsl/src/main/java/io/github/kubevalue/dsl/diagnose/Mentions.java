package io.github.kubevalue.dsl.diagnose;

import io.github.kubevalue.dsl.hosts.HostText;
import io.github.kubevalue.dsl.hosts.Hosts;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.networking.HTTPIngressPath;
import io.github.kubevalue.model.networking.HTTPIngressRuleValue;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressBackend;
import io.github.kubevalue.model.networking.IngressServiceBackend;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Where manifests name hosts: environments, commands, arguments, ConfigMaps, Secrets, annotations of Ingresses. */
public final class Mentions {
    private Mentions() {}

    static Seq<Mention> in(Facts facts) {
        return facts.workloads()
                .flatMap(Mentions::ofContainers)
                .appendAll(MapMentions.in(facts))
                .appendAll(facts.snapshot().list(Ingress.KIND).flatMap(Mentions::ofAnnotations));
    }

    /** Who uses a Service, in a sentence each. */
    public static Seq<String> usersOf(Facts facts, Service service) {
        Seq<String> settings = facts.mentions()
                .filter(mention -> mention.service(facts).exists(named -> named == service))
                .map(Mention::usage);
        Seq<String> ingresses = facts.snapshot()
                .list(Ingress.KIND, service.namespace())
                .filter(ingress ->
                        backends(ingress).exists(backend -> backend.name().equals(service.name())))
                .map(ingress -> ingress.key() + " leads to it");
        return ingresses.appendAll(settings).distinct().take(5);
    }

    private static Seq<IngressServiceBackend> backends(Ingress ingress) {
        return ingress.spec()
                .rules()
                .flatMap(rule -> rule.http())
                .flatMap(HTTPIngressRuleValue::paths)
                .map(HTTPIngressPath::backend)
                .prependAll(ingress.spec().defaultBackend())
                .flatMap(IngressBackend::service);
    }

    private static Seq<Mention> ofContainers(Workload workload) {
        return workload.containers().flatMap(each -> ofContainer(workload, each._1, each._2));
    }

    private static Seq<Mention> ofContainer(Workload workload, Container container, String path) {
        Environment environment = Environment.of(workload.example(), container);
        Seq<Mention> variables = container
                .env()
                .zipWithIndex()
                .flatMap(each -> ofVariable(workload, environment, each._1, path + ".env[" + each._2 + "].value"));
        return variables
                .appendAll(words(workload, environment, container.command(), path + ".command"))
                .appendAll(words(workload, environment, container.args(), path + ".args"));
    }

    private static Seq<Mention> ofVariable(Workload workload, Environment all, EnvVar variable, String field) {
        return variable.value()
                .toVector()
                .flatMap(value -> mentions(workload, field, variable.name(), all.expand(value)))
                .map(mention -> mention.host().port().isDefined() ? mention : withPort(mention, all));
    }

    /** {@code DB_HOST} and {@code DB_PORT} are one thing said in two. */
    private static Mention withPort(Mention mention, Environment all) {
        Option<Integer> port = Option.when(
                        mention.setting().endsWith("HOST"),
                        () -> mention.setting().replaceFirst("HOST$", "PORT"))
                .flatMap(all.variables()::get)
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::valueOf);
        return port.isEmpty()
                ? mention
                : Mention.by(
                        mention.user().get(),
                        mention.field(),
                        mention.setting(),
                        new HostText(mention.host().host(), port));
    }

    private static Seq<Mention> words(Workload workload, Environment all, Seq<String> words, String path) {
        return words.zipWithIndex().flatMap(word -> {
            Tuple2<String, String> setting = setting(all.expand(word._1));
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
        return Hosts.in(setting, value).map(host -> Mention.by(workload, field, setting, host));
    }

    /** What a controller of Ingresses is told to ask: {@code nginx.ingress.kubernetes.io/auth-url}. */
    private static Seq<Mention> ofAnnotations(Ingress ingress) {
        return Vector.ofAll(ingress.metadata().annotations())
                .filter(annotation -> !annotation._1.contains("external-dns"))
                .flatMap(annotation -> Hosts.in("", annotation._2)
                        .filter(host -> host.labels().contains("svc"))
                        .map(host -> new Mention(
                                Option.none(),
                                ingress,
                                "metadata.annotations[" + annotation._1 + "]",
                                annotation._1,
                                host)));
    }
}
