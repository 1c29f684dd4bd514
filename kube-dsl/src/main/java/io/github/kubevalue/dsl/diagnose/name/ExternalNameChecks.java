package io.github.kubevalue.dsl.diagnose.name;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Mention;
import io.github.kubevalue.dsl.hosts.HostText;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Service;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Services that are another name for one that is not there. Of names outside nothing is known but what is given. */
public final class ExternalNameChecks {
    private ExternalNameChecks() {}

    /** The target is an address, unfinished, or a name of the cluster that does not resolve. */
    public static Seq<Finding> targets(Facts facts) {
        return facts.snapshot()
                .list(Service.KIND)
                .filter(service -> service.spec().isExternalName())
                .flatMap(service -> service.spec().externalName().flatMap(target -> target(facts, service, target)));
    }

    private static Option<Finding> target(Facts facts, Service service, String target) {
        Mention mention = new Mention(
                Option.none(), service, "spec.externalName", "externalName", new HostText(target, Option.none()));
        if (facts.lookup(mention.asker(), service.name()).isFound() || leadsToHeadless(facts, mention)) {
            return Option.none();
        }
        if (Ip.tryParse(target).isDefined()) {
            return Option.some(finding(
                    service,
                    target + " is an address, not a name",
                    "CoreDNS answers NXDOMAIN where externalName is an address",
                    "make it a Service without selector, and an EndpointSlice with the address " + target));
        }
        return unfinished(facts, mention).orElse(() -> missing(facts, mention));
    }

    /** Whether its endpoints are what is missing: that is told of the Service that has them. */
    private static boolean leadsToHeadless(Facts facts, Mention mention) {
        return mention.host().labels().contains("svc") && mention.service(facts).exists(Service::isHeadless);
    }

    /** The target of an alias is a full name: no search list completes it. */
    private static Option<Finding> unfinished(Facts facts, Mention mention) {
        Vector<String> labels = mention.host().labels();
        String domain = new ClusterNames(facts).domain();
        boolean isFull = String.join(".", labels).endsWith("." + domain);
        return isFull
                ? Option.none()
                : mention.service(facts)
                        .map(meant -> finding(
                                (Service) mention.object(),
                                "\"" + mention.host().host() + "\" is no full name",
                                "an alias is not completed by search lists: outside of the cluster nobody has the name "
                                        + mention.host().host(),
                                "write " + meant.name() + "." + meant.namespace() + ".svc." + domain));
    }

    private static Option<Finding> missing(Facts facts, Mention mention) {
        boolean isOfCluster = mention.host().labels().contains("svc")
                && new ClusterNames(facts).holds(mention.host(), mention.from());
        if (!isOfCluster && !NameChecks.isGiven(facts, mention)) {
            return Option.none();
        }
        Missing missing = Missing.of(facts, mention);
        return Option.some(finding(
                (Service) mention.object(),
                "\"" + mention.host().host() + "\" does not resolve",
                missing.why().head(),
                missing.fix()));
    }

    private static Finding finding(Service service, String what, String why, String fix) {
        return Finding.error("external-name-not-resolved", service, "spec.externalName")
                .message("the name of the Service leads nowhere: " + what)
                .because(Vector.of(why))
                .fix(fix)
                .build();
    }
}
