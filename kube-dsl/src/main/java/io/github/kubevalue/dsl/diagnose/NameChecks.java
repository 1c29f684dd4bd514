package io.github.kubevalue.dsl.diagnose;

import io.github.kubevalue.dns.client.Exchange;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Names of the cluster that settings mention: do they resolve for the pod that uses them, and is there such a port? */
final class NameChecks {
    /** Second labels of names that are surely of the world outside, whatever the first one is. */
    private static final Vector<String> PUBLIC =
            Vector.of("com", "org", "net", "io", "dev", "app", "co", "edu", "gov", "info", "local", "internal", "test");

    private NameChecks() {}

    /** A name that the pod's resolver does not find. */
    static Seq<Finding> unresolved(Facts facts) {
        return facts.mentions()
                .filter(mention -> isOfCluster(facts, mention))
                .filter(mention -> !mention.service(facts)
                        .exists(service ->
                                service.isHeadless() || service.spec().isExternalName()))
                .flatMap(mention -> unresolved(facts, mention));
    }

    private static Option<Finding> unresolved(Facts facts, Mention mention) {
        Lookup lookup = facts.resolver(mention.user()).addresses(mention.host().host());
        if (lookup.isFound()) {
            return Option.none();
        }
        Option<String> meant = meant(facts, mention);
        // without a likely slip it may be a feature that is switched off
        Finding.Builder finding = meant.isDefined()
                ? Finding.error("name-not-resolved", mention.object(), mention.field())
                : Finding.warning("name-not-resolved", mention.object(), mention.field());
        Lookup.NotFound told = (Lookup.NotFound) lookup.result();
        finding.message((mention.setting().isEmpty() ? "" : mention.setting() + ": ")
                        + "\"" + mention.host().host() + "\" does not resolve for the pods of "
                        + mention.user().object().key() + ": " + told.message())
                .because(why(facts, mention)
                        .appendAll(lookup.exchanges()
                                .filter(exchange -> !exchange.question().name().isRoot())
                                .map(Exchange::toString)
                                .take(1)))
                .fix(meant.map(name -> "write " + name)
                        .getOrElse(
                                "create the Service " + mention.host().labels().head() + " in namespace "
                                        + mention.namespace() + ", or name one that exists"));
        return Option.some(finding.build());
    }

    private static Seq<String> why(Facts facts, Mention mention) {
        String namespace = mention.namespace();
        if (facts.snapshot().get(Namespace.KIND, namespace).isEmpty()) {
            return Vector.of("there is no namespace " + namespace);
        }
        if (mention.service(facts).isDefined()) {
            return Vector.of("the Service exists, but the pod does not ask the cluster's DNS (dnsPolicy "
                    + mention.user().spec().dnsPolicy().map(Object::toString).getOrElse("ClusterFirst") + ")");
        }
        return Vector.of("there is no Service " + mention.host().labels().head() + " in namespace " + namespace);
    }

    /** What may have been meant: that name in another namespace, or one that is spelled much alike. */
    private static Option<String> meant(Facts facts, Mention mention) {
        String name = mention.host().labels().head();
        Seq<Service> services = facts.snapshot().list(Service.KIND);
        Option<String> elsewhere =
                services.find(service -> service.name().equals(name)).map(service -> name + "." + service.namespace());
        return elsewhere.orElse(() -> {
            boolean isShort = mention.host().labels().size() == 1;
            Seq<String> near = services.filter(service -> service.namespace().equals(mention.namespace()))
                    .map(Service::name);
            return Nearest.name(name, near).map(found -> isShort ? found : found + "." + mention.namespace());
        });
    }

    /** Whether a name can only be one of the cluster; of all others nothing is known. */
    private static boolean isOfCluster(Facts facts, Mention mention) {
        Vector<String> labels = mention.host().labels();
        String host = String.join(".", labels);
        String domain = facts.running().cluster().config().dnsDomain();
        if (labels.size() == 1 || host.endsWith("." + domain) || host.endsWith(".svc")) {
            return true;
        }
        boolean namespaceExists =
                facts.snapshot().get(Namespace.KIND, labels.last()).isDefined();
        if (labels.size() == 2) {
            return namespaceExists || !PUBLIC.contains(labels.last()) && isService(facts, labels.head());
        }
        return namespaceExists
                && ServiceChecks.find(facts, labels.last(), labels.get(labels.size() - 2))
                        .isDefined();
    }

    private static boolean isService(Facts facts, String name) {
        return facts.snapshot()
                .list(Service.KIND)
                .exists(service -> service.name().equals(name));
    }

    /** A name that resolves, with a port that its Service does not have: the connection is refused or times out. */
    static Seq<Finding> wrongPorts(Facts facts) {
        return facts.mentions()
                .flatMap(mention -> mention.service(facts).map(service -> Tuple.of(mention, service)))
                .filter(each -> !each._2.isHeadless() && !each._2.spec().isExternalName())
                .flatMap(each -> each._1
                        .host()
                        .port()
                        .filter(number -> each._2.spec().ports().forAll(port -> port.port() != number))
                        .map(number -> wrongPort(each._1, each._2, number)));
    }

    private static Finding wrongPort(Mention mention, Service service, int number) {
        String ports = service.spec()
                .ports()
                .map(port ->
                        port.port() + port.name().map(name -> " (" + name + ")").getOrElse(""))
                .mkString(", ");
        return Finding.error("service-port-unknown", mention.object(), mention.field())
                .message((mention.setting().isEmpty() ? "" : mention.setting() + ": ") + service.key() + " has no port "
                        + number)
                .because(Vector.of(service.key() + " has the ports " + ports, mention.usage()))
                .fix(
                        service.spec().ports().size() == 1
                                ? "write " + mention.host().host() + ":"
                                        + service.spec().ports().head().port()
                                : "use one of the ports " + ports)
                .build();
    }
}
