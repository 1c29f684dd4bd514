package io.github.kubevalue.dsl.diagnose.name;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Mention;
import io.github.kubevalue.dsl.diagnose.Nearest;
import io.github.kubevalue.dsl.hosts.HostText;
import io.github.kubevalue.model.core.Service;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Why a name of the cluster does not resolve, and what may have been meant.
 *
 * @param why the reason
 * @param meant the name that may have been meant
 * @param otherwise what to do if none was
 */
record Missing(Seq<String> why, Option<String> meant, String otherwise) {

    static Missing of(Facts facts, Mention mention) {
        return new Search(facts, new ClusterNames(facts), mention, mention.host()).missing();
    }

    String fix() {
        return meant.map(name -> "write " + name).getOrElse(otherwise);
    }

    /**
     * The search for the reason.
     *
     * @param name the name
     */
    private record Search(Facts facts, ClusterNames names, Mention mention, HostText name) {

        Missing missing() {
            if (!names.holds(name, mention.from())) {
                return new Missing(
                        Vector.of("the zones outside that are given do not hold it"),
                        Option.none(),
                        "add it to its zone");
            }
            if (names.hasOtherDomain(name)) {
                String own = String.join(".", name.labels().dropRight(2)) + "." + names.domain();
                return new Missing(
                        Vector.of("the domain of the cluster is " + names.domain() + ", not cluster.local"),
                        Option.some(own),
                        "");
            }
            return endpointOf().map(this::noEndpoint).getOrElse(this::noService);
        }

        /** The headless Service whose endpoint is meant: {@code db-0.db}, {@code db-0.db.shop.svc.cluster.local}. */
        private Option<Service> endpointOf() {
            Vector<String> labels = beforeSvc();
            return switch (labels.size()) {
                case 2 -> hasSvc() ? Option.none() : facts.service(mention.from(), labels.get(1));
                case 3 -> facts.service(labels.get(2), labels.get(1));
                default -> Option.none();
            };
        }

        private Missing noEndpoint(Service service) {
            String endpoint = name.labels().head();
            Seq<String> known = names.endpointNames(service);
            String reason = service.isHeadless()
                    ? service.key() + " has no ready endpoint " + endpoint
                            + (known.isEmpty() ? "" : ", but " + known.mkString(", "))
                    : service.key() + " has a cluster IP, and no endpoint " + endpoint;
            return new Missing(
                    Vector.of(reason),
                    Nearest.name(endpoint, known).map(near -> near + suffix()),
                    "see whether a pod " + endpoint + " with the subdomain " + service.name() + " is ready");
        }

        private Missing noService() {
            String namespace = namespace();
            String service = name.labels().head();
            Option<Service> there = facts.service(namespace, service);
            if (there.isDefined()) {
                return new Missing(
                        Vector.of("the Service exists, but the pod does not ask the cluster's DNS (dnsPolicy "
                                + mention.asker()
                                        .spec()
                                        .dnsPolicy()
                                        .map(Object::toString)
                                        .getOrElse("ClusterFirst")
                                + ")"),
                        Option.none(),
                        "let the pod ask the cluster's DNS: dnsPolicy ClusterFirst, or ClusterFirstWithHostNet on the"
                                + " network of its node");
            }
            String why = names.hasNamespace(namespace)
                    ? "there is no Service " + service + " in namespace " + namespace
                    : "there is no namespace " + namespace;
            return new Missing(
                    Vector.of(why),
                    names.nearest(service, namespace).map(this::written),
                    "create the Service " + service + " in namespace " + namespace + ", or name one that exists");
        }

        /** The name of a Service in the form in which the other is written. */
        private String written(Service service) {
            String own = service.name();
            if (name.labels().size() > 1) {
                return own + "." + service.namespace() + suffix(2);
            }
            return service.namespace().equals(mention.from()) ? own : own + "." + service.namespace();
        }

        private String suffix() {
            return suffix(1);
        }

        private String suffix(int labels) {
            return name.labels().drop(labels).map(label -> "." + label).mkString();
        }

        private boolean hasSvc() {
            return name.labels().contains("svc");
        }

        /** The labels up to {@code svc}; all without. */
        private Vector<String> beforeSvc() {
            return hasSvc() ? name.labels().takeUntil("svc"::equals) : name.labels();
        }

        /** The namespace in which the name is looked up. */
        private String namespace() {
            return name.labels().size() == 1 ? mention.from() : beforeSvc().last();
        }
    }
}
