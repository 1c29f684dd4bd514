package io.github.kubevalue.dsl.diagnose.name;

import io.github.kubevalue.dns.client.Exchange;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Mention;
import io.github.kubevalue.model.core.Service;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Names of the cluster that settings mention: do they resolve for the pod that uses them, and is there such a port? */
public final class NameChecks {
    private NameChecks() {}

    /** A name that the pod's resolver does not find. */
    public static Seq<Finding> unresolved(Facts facts) {
        ClusterNames names = new ClusterNames(facts);
        return facts.mentions()
                .filter(mention -> names.holds(mention.host(), mention.from()) || isGiven(facts, mention))
                .filter(mention -> !mention.service(facts)
                        .exists(service ->
                                service.isHeadless() || service.spec().isExternalName()))
                .flatMap(mention -> unresolved(facts, mention));
    }

    /** Whether a zone outside is given that would have to hold the name. */
    static boolean isGiven(Facts facts, Mention mention) {
        return facts.running()
                .publicZones()
                .all()
                .exists(zone -> ("." + String.join(".", mention.host().labels()))
                        .endsWith("." + zone.origin().relative()));
    }

    private static Option<Finding> unresolved(Facts facts, Mention mention) {
        Lookup lookup = facts.lookup(mention.asker(), mention.host().host());
        if (lookup.isFound()) {
            return Option.none();
        }
        Missing missing = Missing.of(facts, mention);
        // without a likely slip it may be a feature that is switched off
        Finding.Builder finding = missing.meant().isDefined()
                ? Finding.error("name-not-resolved", mention.object(), mention.field())
                : Finding.warning("name-not-resolved", mention.object(), mention.field());
        Lookup.NotFound told = (Lookup.NotFound) lookup.result();
        finding.message(says(mention) + "\"" + mention.host().host() + "\" does not resolve for " + mention.askers()
                        + ": " + told.message())
                .because(missing.why().appendAll(decisive(lookup, mention).map(Exchange::toString)))
                .fix(missing.fix());
        return Option.some(finding.build());
    }

    /** The query for the name that is meant: as it is written, if that is a full one, or else the first. */
    private static Option<Exchange> decisive(Lookup lookup, Mention mention) {
        return lookup.exchanges()
                .find(exchange -> exchange.question().name().labelCount()
                                == mention.host().labels().size()
                        && mention.host().labels().contains("svc"))
                .orElse(() -> lookup.exchanges().headOption());
    }

    private static String says(Mention mention) {
        return mention.setting().isEmpty() ? "" : mention.setting() + ": ";
    }

    /** A name that resolves, with a port that its Service does not have: the connection is refused or times out. */
    public static Seq<Finding> wrongPorts(Facts facts) {
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
                .message(says(mention) + service.key() + " has no port " + number)
                .because(Vector.of(service.key() + " has the ports " + ports, mention.usage()))
                .fix(
                        service.spec().ports().size() == 1
                                ? "write " + mention.host().host() + ":"
                                        + service.spec().ports().head().port()
                                : "use one of the ports " + ports)
                .build();
    }
}
